use super::place::Disposable;
use super::*;
use crate::digest::digest;
use crate::files::tree;
use crate::site_path::SitePath;
use std::fs;

fn page(path: &str) -> SitePath {
    SitePath::new(path).unwrap()
}

/// What is in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let names = tree::names(folder).unwrap();
    names
        .iter()
        .map(|n| n.to_str().unwrap().to_owned())
        .collect()
}

fn begin(output: &Path) -> Staging {
    let destination = Destination {
        output,
        inputs: &[],
        replace: None,
    };
    Staging::begin(&destination, None, None).unwrap()
}

/// Writes the manifest.
fn sign(staging: &mut Staging) {
    let listed = staging.listed(1).unwrap();
    fs::write(staging.folder.join(manifest::NAME), listed.text).unwrap();
}

fn publish(output: &Path, text: &str) {
    let staging = begin(output);
    staging
        .write(&page("vi/index.html"), text.as_bytes())
        .unwrap();
    assert_eq!(staging.publish(0).unwrap().warnings, []);
}

/// A folder in which a site stands at `public`.
fn old_site() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    publish(&output, "old");
    (dir, output)
}

/// The page of a site that all these tests write.
fn front(site: &Path) -> Vec<u8> {
    fs::read(site.join("vi/index.html")).unwrap()
}

#[test]
fn nothing_is_visible_before_all_of_it_is_on_the_disk() {
    let (dir, output) = old_site();
    let staging = begin(&output);
    staging.write(&page("vi/index.html"), b"new").unwrap();
    // As a quota or a network does at the last moment.
    let refused = staging.publish_after(0, |folder| {
        assert_eq!(front(folder), b"new");
        assert!(folder.join(manifest::NAME).exists());
        Err(tree::names(&folder.join("nowhere")).unwrap_err())
    });
    assert!(refused.is_err());
    assert_eq!(front(&output), b"old");
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn without_an_exchange_the_old_site_steps_aside() {
    let (dir, output) = old_site();
    let mut staging = begin(&output);
    staging.write(&page("vi/index.html"), b"new").unwrap();
    sign(&mut staging);
    let standing = staging.place.check().unwrap();
    let old = staging.trade_places(&standing, |_, _| Ok(false));
    let old = old.unwrap().unwrap();
    staging.folder = PathBuf::new();
    assert_eq!(front(&output), b"new");
    assert_eq!(front(&old), b"old");
    drop(staging);
    publish(&output, "newer");
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_site_whose_folder_was_removed_is_not_published() {
    let (dir, output) = old_site();
    let staging = begin(&output);
    staging.write(&page("vi/a.html"), b"a").unwrap();
    fs::remove_dir_all(&staging.folder).unwrap();
    for path in ["vi/b.html", "id/b.html", "b.html"] {
        assert!(staging.write(&page(path), b"b").is_err(), "{path}");
    }
    assert!(!staging.folder.exists());
    assert!(staging.publish(0).is_err());
    assert_eq!(front(&output), b"old");
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn foreign_files_that_come_at_the_last_moment_are_kept_and_told() {
    let (_dir, output) = old_site();
    let mut staging = begin(&output);
    staging.write(&page("vi/index.html"), b"new").unwrap();
    sign(&mut staging);
    let standing = staging.place.check().unwrap();
    fs::write(output.join("vi/thesis.txt"), "mine").unwrap();
    let old = staging.trade_places(&standing, tree::exchange);
    let old = old.unwrap().unwrap();
    staging.folder = PathBuf::new();
    let warning = staging
        .place
        .discard(&old, Disposable::of(&standing), "no")
        .unwrap();
    assert!(warning.message.contains("they were kept"), "{warning:?}");
    let kept = PathBuf::from(warning.path.unwrap());
    assert_eq!(fs::read(kept.join("vi/thesis.txt")).unwrap(), b"mine");
    assert_eq!(
        (names(&kept), names(&kept.join("vi"))),
        (vec!["vi".into()], vec!["thesis.txt".into()])
    );
    drop(staging);
    // No build ever removes them.
    publish(&output, "newer");
    assert_eq!(fs::read(kept.join("vi/thesis.txt")).unwrap(), b"mine");
}

#[test]
fn an_old_site_that_a_dead_build_left_loses_kliping_s_own_files_alone() {
    for left in [".public.kliping-new-9", ".public.kliping-gone-9"] {
        let (dir, output) = old_site();
        fs::rename(&output, dir.path().join(left)).unwrap();
        fs::write(dir.path().join(left).join("thesis.txt"), "mine").unwrap();
        let staging = begin(&output);
        assert_eq!(staging.warnings.len(), 1);
        let kept = PathBuf::from(staging.warnings[0].path.as_ref().unwrap());
        assert_eq!(names(&kept), ["thesis.txt"]);
    }
}

#[cfg(unix)]
#[test]
fn links_are_neither_followed_nor_deleted() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    let elsewhere = dir.path().join("elsewhere");
    publish(&output, "old");
    fs::rename(output.join("vi"), &elsewhere).unwrap();
    symlink(&elsewhere, output.join("vi")).unwrap();
    let place = |replace| {
        let destination = Destination {
            output: &output,
            inputs: &[],
            replace,
        };
        Staging::begin(&destination, None, None)
    };
    let problem = place(None).unwrap_err().problem;
    assert!(problem.message.contains("did not write: vi"), "{problem:?}");
    place(Some(&output)).unwrap().publish(0).unwrap();
    assert_eq!(names(&elsewhere), ["index.html"]);
    assert_eq!(names(&output), [".kliping"]);
}

#[test]
fn files_that_someone_put_into_an_empty_output_meanwhile_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    fs::create_dir(&output).unwrap();
    let staging = begin(&output);
    fs::write(output.join("thesis.txt"), "mine").unwrap();
    let problem = staging.publish(0).unwrap_err();
    assert!(problem.message.contains("did not make"), "{problem:?}");
    assert_eq!(fs::read(output.join("thesis.txt")).unwrap(), b"mine");
}

#[test]
fn a_file_in_the_way_of_a_folder_is_told_as_two_claims() {
    let dir = tempfile::tempdir().unwrap();
    let staging = begin(&dir.path().join("public"));
    staging.write(&page("vi"), b"file").unwrap();
    let problem = staging.write(&page("vi/index.html"), b"page").unwrap_err();
    assert!(problem.message.contains("claim the path vi/index.html"));
    let problem = staging.write(&page("vi"), b"again").unwrap_err();
    assert!(problem.message.contains("claim the path vi"));
}

#[test]
fn many_threads_make_folders_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let staging = begin(&dir.path().join("public"));
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let staging = &staging;
            scope.spawn(move || {
                for number in 0..50 {
                    let path = format!("a/{number}/b/{thread}.html");
                    staging.write(&page(&path), b"x").unwrap();
                }
            });
        }
    });
    staging.publish(0).unwrap();
    assert_eq!(names(&dir.path().join("public/a")).len(), 50);
    assert_eq!(names(&dir.path().join("public/a/7/b")).len(), 8);
}

/// Publishes files with what is known of the site from the time before; gives what is known then.
fn publish_again(output: &Path, files: &[(&str, &str)], known: Option<Known>) -> Published {
    let destination = Destination {
        output,
        inputs: &[],
        replace: None,
    };
    let mut staging = Staging::begin(&destination, None, known).unwrap();
    staging.take_spare().unwrap();
    for (path, text) in files {
        staging.write(&page(path), text.as_bytes()).unwrap();
    }
    staging.publish(1).unwrap()
}

/// A site of three pages with a spare, and what a process knows of both.
#[cfg(unix)]
fn known_site(output: &Path) -> Known {
    let files = [("a/1.html", "1"), ("a/2.html", "2"), ("b/3.html", "3")];
    publish_again(output, &files, None);
    publish_again(output, &files, None).known.unwrap()
}

#[cfg(unix)]
#[test]
fn a_page_that_somebody_changed_while_the_site_was_known_is_kept() {
    for rounds in [1, 2] {
        let dir = tempfile::tempdir().unwrap();
        let output = dir.path().join("public");
        let mut known = Some(known_site(&output));
        let unchanged = [("a/1.html", "1"), ("a/2.html", "2"), ("b/3.html", "3")];
        for _ in 1..rounds {
            known = publish_again(&output, &unchanged, known).known;
        }
        // In another file of the disk, as editors write, and later than the site.
        fs::remove_file(output.join("b/3.html")).unwrap();
        fs::write(output.join("b/3.html"), "mine").unwrap();
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
        let file = fs::File::open(output.join("b/3.html")).unwrap();
        file.set_modified(later).unwrap();
        let changed = [("a/1.html", "1"), ("a/2.html", "2"), ("b/3.html", "new")];
        let mut warnings = Vec::new();
        for _ in 0..2 {
            let published = publish_again(&output, &changed, known);
            warnings.extend(published.warnings);
            known = published.known;
        }
        assert_eq!(fs::read(output.join("b/3.html")).unwrap(), b"new");
        let kept = warnings
            .iter()
            .find(|warning| warning.message.contains("they were kept"));
        let kept = PathBuf::from(kept.unwrap().path.as_ref().unwrap());
        assert_eq!(fs::read(kept.join("b/3.html")).unwrap(), b"mine");
    }
}

#[cfg(unix)]
#[test]
fn what_is_known_of_a_site_holds_until_somebody_else_publishes_there() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    let known = known_site(&output);
    assert!(known.stands(&output));
    assert!(!known.stands(&dir.path().join("other")));
    publish(&output, "another");
    assert!(!known.stands(&output));
    let files = [("a/1.html", "1"), ("a/2.html", "2")];
    publish_again(&output, &files, Some(known));
    assert_eq!(names(&output), [".kliping", "a"]);
}

#[cfg(unix)]
#[test]
fn files_of_others_in_a_site_that_is_known_are_never_deleted() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    let mut known = Some(known_site(&output));
    fs::write(output.join("b/thesis.txt"), "mine").unwrap();
    for text in ["x", "y", "z"] {
        let files = [("a/1.html", "1"), ("a/2.html", "2"), ("c/4.html", text)];
        known = publish_again(&output, &files, known).known;
    }
    let all = [output, dir.path().join(".public.kliping-spare/site")];
    let found = all
        .iter()
        .filter(|folder| folder.join("b/thesis.txt").exists());
    assert_eq!(found.count(), 1);
}

#[test]
fn a_file_stays_as_long_as_it_is_made_from_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    let destination = Destination {
        output: &output,
        inputs: &[],
        replace: None,
    };
    let (first, other) = (page("vi/index.html"), page("vi/a.html"));
    let (old, new) = (digest("old"), digest("new"));
    let staging = begin(&output);
    staging.write_made_from(&first, b"text", Some(old)).unwrap();
    staging.write_made_from(&other, b"a", Some(old)).unwrap();
    let noted = staging.publish(0).unwrap().noted;

    let staging = Staging::begin(&destination, Some(noted), None).unwrap();
    assert!(!staging.keep_made_from(&first, new).unwrap());
    assert!(staging.keep_made_from(&other, old).unwrap());
    // It was made again, and has come to the same.
    staging.write_made_from(&first, b"text", Some(new)).unwrap();
    let noted = staging.publish(0).unwrap().noted;

    let staging = Staging::begin(&destination, Some(noted.clone()), None).unwrap();
    assert!(!staging.keep_made_from(&first, old).unwrap());
    assert!(staging.keep_made_from(&first, new).unwrap());
    // With another list of files, each has what it was made from all the same.
    staging
        .write_made_from(&page("vi/0.html"), b"0", None)
        .unwrap();
    assert!(staging.keep_made_from(&other, old).unwrap());
    let noted = staging.publish(0).unwrap().noted;
    let staging = Staging::begin(&destination, Some(noted), None).unwrap();
    assert!(!staging.keep_made_from(&page("vi/0.html"), old).unwrap());
    assert!(staging.keep_made_from(&other, old).unwrap());
    assert!(staging.keep_made_from(&first, new).unwrap());
}
