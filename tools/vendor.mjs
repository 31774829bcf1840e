// Copies the few library files the pages use from node_modules into static/, as published, and
// writes static/vendor/manifest.json. Run `npm ci --ignore-scripts && npm run vendor` after raising
// a version in package.json; running the app needs neither node nor this script.
//
// Nothing is bundled or rewritten. Each list below was chosen so that what it names imports only
// itself, by relative path; `refuseBareImports` stops the run when a new version breaks that.
//
// lit-html comes from its `node/` build: the same code, which also loads where there is no
// `document`, so that one file serves the browser and `node --test`.

import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const STATIC = join(ROOT, "static");

const LIT_MODULES = [
  "lit-html", "directive", "directive-helpers", "async-directive",
  "directives/repeat", "directives/class-map", "directives/live", "directives/if-defined",
  "directives/when", "directives/keyed", "directives/guard", "directives/ref",
];
const FONT_SUBSETS = ["latin", "vietnamese"];
const FONT_WEIGHTS = [400, 500, 600, 700, 800];

/** @returns {Promise<[string, string][]>} */
async function zxingTypes() {
  const names = await readdir(join(ROOT, "node_modules/zxing-wasm/dist/es/bindings"));
  return names.filter((name) => !name.toLowerCase().includes("writ") || name === "index.d.ts")
    .map((name) => [`dist/es/bindings/${name}`, `vendor/zxing-wasm/bindings/${name}`]);
}

/** @type {Record<string, [from: string, to: string][]>} */
const LIBRARIES = {
  "lit-html": [
    ["LICENSE", "vendor/lit-html/LICENSE"],
    ...LIT_MODULES.flatMap((name) => /** @type {[string, string][]} */ ([
      [`node/${name}.js`, `vendor/lit-html/${name}.js`],
      [`${name}.d.ts`, `vendor/lit-html/${name}.d.ts`],
    ])),
  ],
  "socket.io-client": [
    ["LICENSE", "vendor/socket.io-client/LICENSE"],
    ["dist/socket.io.esm.min.js", "vendor/socket.io-client/socket.io.esm.min.js"],
  ],
  "zxing-wasm": [
    ["LICENSE", "vendor/zxing-wasm/LICENSE"],
    ["dist/es/share.js", "vendor/zxing-wasm/share.js"],
    ["dist/es/share.d.ts", "vendor/zxing-wasm/share.d.ts"],
    ["dist/es/reader/index.js", "vendor/zxing-wasm/reader/index.js"],
    ["dist/es/reader/index.d.ts", "vendor/zxing-wasm/reader/index.d.ts"],
    ["dist/reader/zxing_reader.wasm", "vendor/zxing-wasm/reader/zxing_reader.wasm"],
    ...await zxingTypes(),
  ],
  "@fontsource/be-vietnam-pro": [
    ["LICENSE", "fonts/be-vietnam-pro-LICENSE.txt"],
    ...FONT_SUBSETS.flatMap((subset) => FONT_WEIGHTS.map((weight) => /** @type {[string, string]} */ ([
      `files/be-vietnam-pro-${subset}-${weight}-normal.woff2`, `fonts/be-vietnam-pro-${subset}-${weight}.woff2`,
    ]))),
  ],
  "@fontsource-variable/inter": [
    ["LICENSE", "fonts/inter-LICENSE.txt"],
    ["files/inter-latin-wght-normal.woff2", "fonts/inter-latin-variable.woff2"],
  ],
};

// The published types of socket.io-client pull in six packages; the pages use this much.
const SOCKET_TYPES = `export interface Socket {
  readonly connected: boolean;
  connect(): Socket;
  disconnect(): Socket;
  on(name: string, listener: (...args: any[]) => void): Socket;
  emit(name: string, ...args: unknown[]): Socket;
}
export function io(url?: string, options?: Record<string, unknown>): Socket;
`;

/** @param {string} path @param {string} text */
function refuseBareImports(path, text) {
  const bare = [...text.matchAll(/\b(?:from|import)\s*\(?["']([^."'][^"']*)["']/g)].map((match) => match[1]);
  if (bare.length > 0) throw new Error(`${path} imports ${bare.join(", ")}, which no browser can resolve`);
}

/** @param {string} name @param {[string, string][]} files */
async function copyLibrary(name, files) {
  /** @type {Record<string, string>} */
  const sums = {};
  for (const [from, to] of files) {
    const content = await readFile(join(ROOT, "node_modules", name, from));
    if (to.endsWith(".js")) refuseBareImports(`${name}/${from}`, content.toString());
    await mkdir(dirname(join(STATIC, to)), { recursive: true });
    await cp(join(ROOT, "node_modules", name, from), join(STATIC, to));
    sums[to] = createHash("sha256").update(content).digest("hex");
  }
  const about = JSON.parse(await readFile(join(ROOT, "node_modules", name, "package.json"), "utf8"));
  return { name, version: about.version, licence: about.license, files: sums };
}

await rm(join(STATIC, "vendor"), { recursive: true, force: true });
await rm(join(STATIC, "fonts"), { recursive: true, force: true });
const manifest = [];
for (const [name, files] of Object.entries(LIBRARIES)) manifest.push(await copyLibrary(name, files));
await writeFile(join(STATIC, "vendor/socket.io-client/socket.io.esm.min.d.ts"), SOCKET_TYPES);
await writeFile(join(STATIC, "vendor/manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
