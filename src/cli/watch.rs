//! `kliping watch`: builds, and builds again when anything that the site is made from has changed.

use super::report::Reporter;
use super::{BuildArguments, build, load};
use crate::diagnostic::Diagnostic;
use crate::watch::{Inputs, Watcher};

/// Builds until the process is ended.
pub fn run(arguments: &BuildArguments, reporter: &Reporter) -> ! {
    let mut watcher = Watcher::new();
    let configuration = Inputs::only(&arguments.config);
    let mut inputs = configuration.clone();
    let mut told = None;
    loop {
        // States are noted before anything is read: a change during a build is seen after it.
        let configured = configuration.look();
        let loaded = load(arguments);
        if let Ok(config) = &loaded {
            inputs = Inputs::of(config);
        }
        watcher.listen(&inputs);
        let seen = inputs.look();
        if configuration.look() != configured {
            continue;
        }
        if watcher.trouble() != told.as_deref() {
            told = watcher.trouble().map(str::to_owned);
            reporter.all(&told.iter().map(|why| blind(why)).collect::<Vec<_>>());
        }
        match loaded {
            // Nothing tells when the other build ends; each attempt waits some seconds for it.
            Ok(config) if build(&config, reporter).is_busy => continue,
            Ok(_) => {}
            Err(problems) => {
                super::fail(reporter, &problems);
            }
        }
        watcher.wait(seen);
    }
}

fn blind(why: &str) -> Diagnostic {
    Diagnostic::warning(format!("the system does not report all changes: {why}"))
        .hint("changes are still found, but only by looking at all files every few seconds")
}
