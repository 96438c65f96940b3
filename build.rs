//! Rebuilds when a file is added to what the binary embeds; the compiler only knows of those it has seen.

fn main() {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=static");
}
