//! The `kliping` program.

fn main() {}
