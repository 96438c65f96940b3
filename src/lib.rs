//! Kliping turns a folder of captured news into a bilingual static archive.
//!
//! A capture becomes an article, articles become an archive, the archive becomes pages, pages become
//! files. ARCHITECTURE.md draws the house; each module's own page says what it takes and gives.

pub mod archive;
pub mod article;
pub mod assets;
pub mod capture;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod difference;
pub mod digest;
pub mod document;
pub mod files;
pub mod ledger;
pub mod locale;
pub mod outlet;
pub mod page;
pub mod pipeline;
pub mod publish;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site_path;
pub mod spelling;
pub mod vocabulary;
pub mod watch;
