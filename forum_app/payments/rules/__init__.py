"""What is true of money that arrives: how a bank writes it, whose pledge it may be, what is outstanding."""
