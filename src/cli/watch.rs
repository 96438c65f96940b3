//! `kliping watch`: builds, and builds again when anything that the site is made from has changed.

use super::report::Reporter;
use super::{BuildArguments, FAILED, build, load};
use crate::diagnostic::Diagnostic;
use crate::watch::{Inputs, Watcher};

/// Builds until the process is ended; gives the exit code if watching is not possible.
pub fn run(arguments: &BuildArguments, reporter: &Reporter) -> u8 {
    let mut watcher = match Watcher::new() {
        Ok(watcher) => watcher,
        Err(message) => {
            reporter.all(&[Diagnostic::error(message)]);
            return FAILED;
        }
    };
    let configuration = Inputs::only(&arguments.config);
    let mut inputs = configuration.clone();
    loop {
        // States are noted before anything is read: a change during a build is seen after it.
        let configured = watcher.look(&configuration);
        let loaded = load(arguments);
        if let Ok(config) = &loaded {
            inputs = Inputs::of(config);
        }
        let seen = watcher.look(&inputs);
        if watcher.look(&configuration) != configured {
            continue;
        }
        match loaded {
            Ok(config) => build(&config, reporter),
            Err(problems) => super::fail(reporter, &problems),
        };
        watcher.wait(&inputs, seen);
    }
}
