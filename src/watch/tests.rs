use super::*;
use std::fs;

#[test]
fn only_events_of_inputs_ask_for_a_look() {
    let dir = tempfile::tempdir().unwrap();
    let root = tree::resolve(dir.path());
    fs::create_dir(root.join("seeds")).unwrap();
    let mut watcher = Watcher::new();
    watcher.listen(&Inputs(vec![
        (root.join("site.toml"), Names::All),
        (root.join("seeds"), Names::Plain),
        (root.join("static"), Names::All),
    ]));
    let asked = |path: &str| watcher.asked(&Hint(vec![root.join(path)]));
    for other in ["public", ".public.kliping-new-1", "notes.txt", "seeds-2"] {
        assert_eq!(asked(other), Asked::Nothing, "{other}");
    }
    for unseen in ["seeds/.a.txt.swp", "seeds/.git/index", "static/a.css~"] {
        assert_eq!(asked(unseen), Asked::Nothing, "{unseen}");
    }
    for input in ["seeds/2020/a.txt", "static/.nojekyll"] {
        assert_eq!(asked(input), Asked::Look, "{input}");
    }
    for itself in ["site.toml", "seeds", "static", ""] {
        assert_eq!(asked(itself), Asked::Arm, "{itself}");
    }
    assert_eq!(watcher.asked(&Hint(Vec::new())), Asked::Arm);
}

#[test]
fn looks_become_rare_where_the_system_watches_and_not_where_it_cannot() {
    let mut watcher = Watcher::new();
    watcher.trouble = None;
    let longest = |watcher: &Watcher| {
        let after = |patience, _| watcher.patience_after(Asked::Nothing, patience);
        (0..20).fold(SOON, after)
    };
    assert_eq!(longest(&watcher), RARELY);
    assert_eq!(watcher.patience_after(Asked::Look, RARELY), SOON);
    watcher.trouble = Some("no watches left".to_owned());
    assert_eq!(longest(&watcher), BLINDLY);
}

#[test]
fn a_folder_inside_a_watched_one_is_not_watched_by_itself() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().to_owned();
    fs::create_dir_all(root.join("seeds/topics")).unwrap();
    let inputs = Inputs(vec![
        (root.join("site.toml"), Names::All),
        (root.join("seeds"), Names::Plain),
        (root.join("seeds/topics/tags.toml"), Names::All),
        (root.join("far/away/static"), Names::All),
    ]);
    let wanted = [
        (root.clone(), RecursiveMode::NonRecursive),
        (root.join("seeds"), RecursiveMode::Recursive),
    ];
    assert_eq!(plan(&inputs), BTreeMap::from(wanted));
}

#[test]
fn where_the_system_cannot_watch_changes_are_seen_all_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("site.toml");
    let mut watcher = Watcher {
        watcher: None,
        hints: mpsc::channel().1,
        inputs: Inputs(Vec::new()),
        armed: BTreeMap::new(),
        roots: Vec::new(),
        site: None,
        trouble: Some("none".to_owned()),
    };
    let inputs = Inputs::only(&file);
    watcher.listen(&inputs);
    let seen = inputs.look();
    fs::write(&file, "title").unwrap();
    assert_eq!(watcher.wait(Some(seen), None, None), Woken::Anything);
    assert!(watcher.trouble().is_some());
}

#[test]
fn captures_that_events_name_are_told_and_whatever_else_is_a_look() {
    let dir = tempfile::tempdir().unwrap();
    let root = tree::resolve(dir.path());
    let seeds = root.join("seeds");
    fs::create_dir_all(seeds.join("2020")).unwrap();
    for file in ["seeds/2020/a.txt", "seeds/b.txt", "site.toml"] {
        fs::write(root.join(file), "1").unwrap();
    }
    let (sender, hints) = mpsc::channel();
    let mut watcher = Watcher {
        hints,
        ..Watcher::new()
    };
    let inputs = Inputs(vec![
        (root.join("site.toml"), Names::All),
        (seeds.clone(), Names::Plain),
        (root.join("static"), Names::All),
    ]);
    watcher.listen(&inputs);
    let seen = inputs.look();
    let mut wait = |paths: &[&[&str]], seen| {
        for paths in paths {
            let paths = paths.iter().map(|path| root.join(path));
            sender.send(Hint(paths.collect())).unwrap();
        }
        watcher.wait(seen, Some(&seeds), None)
    };
    let captures = |paths: &[&str]| Woken::Captures(paths.iter().map(PathBuf::from).collect());
    assert_eq!(
        wait(
            &[
                &["seeds/.x"],
                &["seeds/2020/.a.txt.swp", "seeds/2020/a.txt"],
                &["seeds/b.txt"],
                &["x"]
            ],
            Some(seen)
        ),
        captures(&["2020/a.txt", "b.txt"])
    );
    // One that is gone, and what is no capture.
    for paths in [
        ["seeds/b.txt", "seeds/gone.txt"],
        ["seeds/b.txt", "site.toml"],
        ["seeds/b.txt", "static/a.css"],
    ] {
        assert_eq!(wait(&[&paths], None), Woken::Anything, "{paths:?}");
    }
    // Nothing happens, and it is not known what the files looked like.
    assert_eq!(wait(&[], None), Woken::Anything);
}
