//! How fast the search index of an archive is built, and how large it becomes:
//! `ARCHIVE=DIR cargo bench --bench indexing`, with a folder that `tests/web/search/generate.mjs` wrote.
//! With `OUT=DIR` the files of the index are written there, so that `benches/search` can measure them.

use kliping::archive;
use kliping::article::census::Recurring;
use kliping::article::reader::Reader;
use kliping::article::{Article, Knowledge};
use kliping::assets::Assets;
use kliping::ledger::Ledger;
use kliping::search::{Index, Input};
use kliping::{capture, config, pipeline};
use rayon::prelude::*;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let Some(folder) = std::env::var_os("ARCHIVE").map(PathBuf::from) else {
        println!("set ARCHIVE to a folder with site.toml and seeds/");
        return;
    };
    let file = folder.join("site.toml");
    let text = fs::read_to_string(&file).expect("the folder has a site.toml");
    let none = |_: &std::path::Path| Err(config::Unreadable::Missing);
    let config = config::resolve(&file, &text, &config::Overrides::default(), none);
    let config = config.expect("its site.toml is good");
    let assets = Assets::load(&config).expect("its templates are good").value;
    let interfaces = assets.interfaces(&config.languages);
    let interfaces = interfaces.expect("its languages are known");
    let reader = Reader::new(Knowledge {
        languages: config.languages.clone(),
        topics: config.topics.clone(),
        outlets: config.outlets.clone(),
    });

    let start = Instant::now();
    let listed = capture::list(&config.content, "seeds", config.max_folder_depth)
        .expect("its seeds can be listed")
        .value;
    let limits = pipeline::limits(&config);
    let read = |listed| pipeline::read_one(&reader, listed, &Recurring::default(), &limits);
    let articles: Vec<Arc<Article>> = listed
        .captures
        .par_iter()
        .filter_map(|l| Some(Arc::new(read(l).ok()?.value)))
        .collect();
    let archive =
        archive::assemble(articles, &interfaces, &config.topics, &Ledger::default()).value;
    println!(
        "{} articles read and put in order in {:.2?}",
        archive.entries.len(),
        start.elapsed()
    );

    let start = Instant::now();
    let (index, _) = Index::new(Input {
        archive: &archive,
        interfaces: &interfaces,
        topics: &config.topics,
    });
    let collected = start.elapsed();
    let files = index.plan();
    let bytes: usize = files.par_iter().map(|file| index.render(file).len()).sum();
    println!(
        "{} files, {bytes} bytes: words collected in {collected:.2?}, files rendered in {:.2?}",
        files.len(),
        start.elapsed() - collected,
    );

    if let Some(out) = std::env::var_os("OUT").map(PathBuf::from) {
        for file in &files {
            let path = out.join(file.path.as_str());
            fs::create_dir_all(
                path.parent()
                    .expect("a file of the index stands in a folder"),
            )
            .expect("OUT can be written");
            fs::write(path, index.render(file)).expect("OUT can be written");
        }
    }
}
