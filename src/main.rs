//! The `kliping` program.

fn main() -> std::process::ExitCode {
    kliping::cli::run()
}
