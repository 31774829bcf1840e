export interface Socket {
  readonly connected: boolean;
  connect(): Socket;
  disconnect(): Socket;
  on(name: string, listener: (...args: any[]) => void): Socket;
  emit(name: string, ...args: unknown[]): Socket;
}
export function io(url?: string, options?: Record<string, unknown>): Socket;
