//! `kliping serve`: `watch`, with a local server in front of the site.

use super::report::{Reporter, in_words};
use super::{FAILED, ServeArguments, watch};
use crate::diagnostic::{Diagnostic, Severity};
use crate::serve::{Server, Site};

/// Builds and serves until the process is ended; gives the exit code if the server cannot start.
pub fn run(arguments: &ServeArguments, reporter: &Reporter) -> u8 {
    let (host, port) = (arguments.host, arguments.port);
    let (server, taken) = match Server::start(host, port) {
        Ok(started) => started,
        Err(error) => {
            let problem =
                Diagnostic::error(format!("cannot listen at {host}, port {port}: {error}"))
                    .hint("choose another with --host and --port");
            reporter.all(&[problem]);
            return FAILED;
        }
    };
    let taken = taken.iter().map(|taken| {
        let by = taken.by.as_deref().unwrap_or("another program");
        Diagnostic::note(format!("port {} is taken by {by}", taken.port))
    });
    let taken: Vec<Diagnostic> = taken.collect();
    if !taken.is_empty() {
        reporter.all(&taken);
    }
    let mut told = String::new();
    watch::run(
        &arguments.build,
        true,
        reporter,
        |config, diagnostics, is_published| {
            let site = config.filter(|_| is_published).map(|config| Site {
                folder: config.output.clone(),
                base_url: config.base_url.clone(),
            });
            let line = site.as_ref().map(|site| {
                let path = site.sub_path();
                format!(
                    "Serving http://{}{path} until you press Ctrl+C\n",
                    server.address
                )
            });
            let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
            server.show(site, errors.map(in_words).collect());
            if let Some(line) = line.filter(|line| *line != told) {
                reporter.out(&line);
                told = line;
            }
        },
    )
}
