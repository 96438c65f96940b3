//! The command line: the only module that prints, and the only one that knows the exit codes.
//!
//! 0: all good. 1: published, but a capture was left out. 2: nothing was published.

mod check;
mod extract;
mod headers;
mod init;
mod progress;
mod report;
#[cfg(feature = "serve")]
mod serve;
mod style;
mod timings;
mod watch;

use crate::config::{self, Config, Overrides, Unreadable};
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::pipeline::{self, Built, Changed, Memory};
use clap::{Args, Parser, Subcommand};
use report::Reporter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use timings::Timings;

/// All good.
const GOOD: u8 = 0;
/// Published, but a capture was left out.
const LEFT_OUT: u8 = 1;
/// Nothing was published.
const FAILED: u8 = 2;

/// Makes a static archive of captured news, in two or more languages.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read the captures and publish the site
    Build(BuildArguments),
    /// Build, and again whenever captures, templates, static files or site.toml change
    Watch(BuildArguments),
    /// Watch, and show the site at a local address that loads again after each build
    #[cfg(feature = "serve")]
    Serve(ServeArguments),
    /// Show what is read out of captures, line by line, without building
    Extract(ExtractArguments),
    /// List what a person should look at before publishing
    Check(CheckArguments),
    /// Print the response headers for a host: a strict content security policy and others
    Headers {
        /// Who is to send them
        host: headers::Host,
    },
    /// Make a new archive: site.toml, a sample capture in each language, a README
    Init {
        /// Folder of the new archive
        dir: PathBuf,
    },
}

#[derive(Debug, Args)]
struct BuildArguments {
    /// Configuration of the archive
    #[arg(long, value_name = "FILE", default_value = "site.toml")]
    config: PathBuf,
    /// Folder of the captures, instead of `content` in the configuration
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Folder that the site is written to, instead of `output`
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Address under which the site will stand, instead of `base_url`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Yes, this one: replace the output folder DIR although it holds files that Kliping did not write
    #[arg(long, value_name = "DIR")]
    replace: Option<PathBuf>,
    /// Publish although the folder of captures of published articles is empty or cannot be seen, or most of them
    /// are not there any more
    #[arg(long)]
    accept_loss: bool,
    /// Print what each stage took, and the peak memory
    #[arg(long)]
    timings: bool,
}

#[cfg(feature = "serve")]
#[derive(Debug, Args)]
struct ServeArguments {
    #[command(flatten)]
    build: BuildArguments,
    /// Address to listen at; 0.0.0.0 lets other machines in
    #[arg(long, value_name = "ADDRESS", default_value_t = std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST))]
    host: std::net::IpAddr,
    /// Port to listen at; if it is taken, the next free one is used
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

#[derive(Debug, Args)]
struct ExtractArguments {
    /// Captures, or folders of captures
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Show what spoke for and against each reading of a line
    #[arg(long, conflicts_with = "json")]
    evidence: bool,
    /// Configuration with the languages and topics of the archive [default: site.toml, if it is there]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct CheckArguments {
    /// Configuration of the archive
    #[arg(long, value_name = "FILE", default_value = "site.toml")]
    config: PathBuf,
    /// Folder of the captures, instead of `content` in the configuration
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Show every doubt, not only the first of each group
    #[arg(long)]
    all: bool,
    /// Write a sidecar for each doubtful capture that has none, with the guesses as comments
    #[arg(long)]
    write_sidecars: bool,
    /// Write captures that may be translations of each other into translations.toml, with the evidence, for you
    /// to decide on; what was decided stays
    #[arg(long)]
    write_translations: bool,
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let reporter = Reporter::new();
    let code = match arguments.command {
        Command::Build(arguments) => match load(&arguments, false) {
            Ok(config) => {
                let mut building = Building {
                    config: &config,
                    memory: &mut Memory::default(),
                    has_timings: arguments.timings,
                    reporter: &reporter,
                };
                build(&mut building, &Changed::Anything, false).code
            }
            Err(problems) => fail(&reporter, &problems),
        },
        Command::Watch(arguments) => watch::run(&arguments, false, &reporter, |_, _, _| {}),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments, &reporter),
        Command::Extract(arguments) => extract::run(&arguments, &reporter),
        Command::Check(arguments) => check::run(&arguments, &reporter),
        Command::Headers { host } => {
            reporter.out(headers::of(host));
            GOOD
        }
        Command::Init { dir } => init::run(&dir, &reporter),
    };
    ExitCode::from(code)
}

/// Reads the configuration as the arguments ask; a `preview` is looked at and not published.
fn load(arguments: &BuildArguments, preview: bool) -> Result<Config, Vec<Diagnostic>> {
    let overrides = Overrides {
        content: arguments.content.clone(),
        output: arguments.output.clone(),
        base_url: arguments.base_url.clone(),
        replace: arguments.replace.clone(),
        accepts_loss: arguments.accept_loss,
        preview,
    };
    load_config(&arguments.config, &overrides)
}

/// Largest configuration that is read, in bytes.
const LARGEST_CONFIG: u64 = 16 * 1024 * 1024;

fn load_config(file: &Path, overrides: &Overrides) -> Result<Config, Vec<Diagnostic>> {
    match read_text(file) {
        Ok(text) => config::resolve(file, &text, overrides, read_text),
        Err(error) => Err(vec![
            Diagnostic::error(format!("cannot read the configuration: {error}"))
                .at(file.display().to_string())
                .hint(error.remedy(
                    "go to the folder of the archive, or name its file with --config; \
                     `kliping init DIR` makes a new archive",
                )),
        ]),
    }
}

fn read_text(file: &Path) -> Result<String, Unreadable> {
    let bytes = files::read(file, LARGEST_CONFIG).map_err(|error| match error.source.kind() {
        std::io::ErrorKind::NotFound => Unreadable::Missing,
        _ => Unreadable::Refused(error.reason()),
    })?;
    let bytes = bytes.ok_or(Unreadable::TooLarge {
        limit: LARGEST_CONFIG,
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        Unreadable::NotUtf8 {
            line: 1 + good.iter().filter(|byte| **byte == b'\n').count(),
        }
    })
}

/// What came of a build.
struct Outcome {
    /// The exit code.
    code: u8,
    /// Everything that was noticed.
    diagnostics: Vec<Diagnostic>,
    /// Another build was in the way.
    is_busy: bool,
    /// The site stood there already, as it should be.
    is_unchanged: bool,
}

/// What builds of one archive share.
struct Building<'a> {
    config: &'a Config,
    memory: &'a mut Memory,
    has_timings: bool,
    reporter: &'a Reporter,
}

/// Builds once and says what came of it; a check that finds all as it should be says nothing.
fn build(building: &mut Building<'_>, changed: &Changed, is_check: bool) -> Outcome {
    let (config, reporter) = (building.config, building.reporter);
    let started = Instant::now();
    let progress = match is_check {
        true => progress::silent(),
        false => progress::new(),
    };
    let timings = Timings::new(&*progress);
    let Built {
        summary,
        diagnostics,
        is_busy,
        is_unchanged,
    } = pipeline::build_changed(config, building.memory, changed, &timings);
    let timings = timings.stop();
    drop(progress);
    let outcome = |code| Outcome {
        code,
        diagnostics: diagnostics.clone(),
        is_busy,
        is_unchanged,
    };
    if is_check && is_unchanged {
        return outcome(GOOD);
    }
    reporter.all(&diagnostics);
    if building.has_timings {
        reporter.out(&timings);
        if let Some(folder) = building.memory.folder() {
            reporter.out(&format!("Cache                {}\n", folder.display()));
        }
    }
    outcome(match summary {
        None => {
            reporter.nothing_published();
            FAILED
        }
        Some(summary) => {
            reporter.published(&summary, started.elapsed());
            if pipeline::has_errors(&diagnostics) {
                LEFT_OUT
            } else {
                GOOD
            }
        }
    })
}

fn fail(reporter: &Reporter, problems: &[Diagnostic]) -> u8 {
    reporter.all(problems);
    reporter.nothing_published();
    FAILED
}
