//! Translations that names of files do not tell: suggestions with evidence, and the file in which a person decides.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The project's captures under names that say nothing, with those that are translations of each other.
fn anonymous() -> (Archive, BTreeSet<[String; 2]>) {
    let archive = Archive::new();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = std::fs::read_to_string(project.join("site.toml")).unwrap();
    archive.write("site.toml", site);
    let mut stories: BTreeMap<String, [String; 2]> = BTreeMap::new();
    for (number, (name, bytes)) in tree(&project.join("seeds")).into_iter().enumerate() {
        // A sidecar goes with its capture.
        let (stem, ending) = name.rsplit_once('.').unwrap();
        if ending == "toml" {
            continue;
        }
        let other = format!("{:03}", (number * 37) % 100);
        archive.write(&format!("seeds/{other}.{ending}"), bytes);
        if let Ok(sidecar) = std::fs::read(project.join(format!("seeds/{stem}.toml"))) {
            archive.write(&format!("seeds/{other}.toml"), sidecar);
        }
        for (place, language) in ["vi", "id"].into_iter().enumerate() {
            if let Some(story) = stem.strip_suffix(&format!(".{language}")) {
                stories.entry(story.to_owned()).or_default()[place] = format!("{other}.{ending}");
            }
        }
    }
    (archive, stories.into_values().collect())
}

/// The pairs of a review file that are suggested, with the sentence before each.
fn suggested(text: &str) -> Vec<(String, [String; 2])> {
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines
        .windows(2)
        .filter(|two| two[0].starts_with("# ") && two[0].contains(" %: "));
    let pairs = pairs.map(|two| {
        let pair = two[1].strip_prefix("# ").unwrap().split(" = ");
        let names: Vec<String> = pair.map(|name| name.trim_matches('"').to_owned()).collect();
        (two[0].to_owned(), names.try_into().unwrap())
    });
    pairs.collect()
}

#[test]
fn the_pairs_of_the_projects_captures_are_found() {
    let (archive, pairs) = anonymous();
    let run = archive.run(&["check", "--write-translations"]).exits(1);
    let text = archive.read("translations.toml");
    let found: BTreeSet<_> = suggested(&text).into_iter().map(|(_, pair)| pair).collect();
    let right = found.intersection(&pairs).count();
    eprintln!(
        "{right} of {} pairs, and {} others\n{text}",
        pairs.len(),
        found.len() - right
    );
    assert!(right >= pairs.len() - 1, "{:?}", pairs.difference(&found));
    assert_eq!(found.len(), right, "{:?}", found.difference(&pairs));
    assert!(
        run.out.contains(&format!(
            "Wrote {} suggestions to translations.toml\n",
            found.len()
        )),
        "{}",
        run.out
    );
    for (evidence, _) in suggested(&text) {
        assert!(evidence.contains("names: "), "{evidence}");
    }
}

#[test]
fn nothing_is_put_together_until_a_person_says_so_and_what_is_said_stays() {
    let (archive, _) = anonymous();
    let count = || {
        let run = archive.build().exits(0);
        let line = run.out.lines().last().unwrap().to_owned();
        let words: Vec<&str> = line.split(' ').collect();
        words[1].parse::<usize>().unwrap()
    };
    let before = count();
    archive.run(&["check", "--write-translations"]).exits(1);
    assert_eq!(count(), before, "a suggestion changed the site");
    let text = archive.read("translations.toml");
    let all = suggested(&text);
    // One is taken, one is refused.
    let line = |pair: &[String; 2]| format!("\"{}\" = \"{}\"\n", pair[0], pair[1]);
    let (taken, refused) = (line(&all[0].1), line(&all[1].1));
    let edited = text.replacen(&format!("# {taken}"), &taken, 1);
    let edited = edited.replacen(&format!("# {refused}"), "", 1);
    let edited = edited.replacen("[others]\n", &format!("[others]\n{refused}"), 1);
    archive.write("translations.toml", edited);
    assert_eq!(count(), before - 1);
    archive.run(&["check", "--write-translations"]).exits(1);
    let again = archive.read("translations.toml");
    assert!(
        again.contains(&format!("[others]\n{refused}"))
            && again.contains(&format!("[pairs]\n{taken}")),
        "{again}"
    );
    assert_eq!(suggested(&again).len(), all.len() - 2);
    // A second run changes nothing.
    archive.run(&["check", "--write-translations"]).exits(1);
    assert_eq!(archive.read("translations.toml"), again);
}

#[test]
fn a_file_with_faults_is_told_line_by_line_and_stays_as_it_is() {
    let archive = Archive::with_two();
    let text = "[pairs]\n\"lao.txt\" = 5\n[pars]\n";
    archive.write("translations.toml", text);
    archive.build().exits(2).says(&[
        "translations.toml:2",
        "‘lao.txt’ must be a text, and this is a number",
        "translations.toml:3",
        "there is no table ‘pars’",
    ]);
    archive.run(&["check", "--write-translations"]).exits(2);
    assert_eq!(archive.read("translations.toml"), text);
    archive.write(
        "translations.toml",
        "[pairs]\n\"lao.txt\" = \"obat2.txt\"\n",
    );
    archive
        .build()
        .exits(0)
        .says(&["[pairs] names obat2.txt, and there is no such capture"]);
}
