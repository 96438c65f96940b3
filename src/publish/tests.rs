use super::*;
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

fn publish(output: &Path, text: &str) {
    let staging = Staging::begin(output, &[]).unwrap();
    staging
        .write(&page("vi/index.html"), text.as_bytes())
        .unwrap();
    assert_eq!(staging.publish(0).unwrap(), []);
}

#[test]
fn without_an_exchange_the_old_site_steps_aside() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    publish(&output, "old");
    let mut staging = Staging::begin(&output, &[]).unwrap();
    staging.write(&page("vi/index.html"), b"new").unwrap();
    staging.mark(1).unwrap();
    let old = staging.trade_places(|_, _| Ok(false)).unwrap().unwrap();
    staging.is_published = true;
    assert_eq!(fs::read(output.join("vi/index.html")).unwrap(), b"new");
    assert_eq!(fs::read(old.join("vi/index.html")).unwrap(), b"old");
    drop(staging);
    publish(&output, "newer");
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_site_whose_folder_was_removed_is_not_published() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    publish(&output, "old");
    let staging = Staging::begin(&output, &[]).unwrap();
    staging.write(&page("vi/a.html"), b"a").unwrap();
    fs::remove_dir_all(&staging.folder).unwrap();
    for path in ["vi/b.html", "id/b.html", "b.html"] {
        assert!(staging.write(&page(path), b"b").is_err(), "{path}");
    }
    assert!(!staging.folder.exists());
    assert!(staging.publish(0).is_err());
    assert_eq!(fs::read(output.join("vi/index.html")).unwrap(), b"old");
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn files_that_someone_put_into_an_empty_output_meanwhile_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("public");
    fs::create_dir(&output).unwrap();
    let staging = Staging::begin(&output, &[]).unwrap();
    fs::write(output.join("thesis.txt"), "mine").unwrap();
    let problem = staging.publish(0).unwrap_err();
    assert!(problem.message.contains("did not make"), "{problem:?}");
    assert_eq!(fs::read(output.join("thesis.txt")).unwrap(), b"mine");
}

#[test]
fn a_file_in_the_way_of_a_folder_is_told_as_two_claims() {
    let dir = tempfile::tempdir().unwrap();
    let staging = Staging::begin(&dir.path().join("public"), &[]).unwrap();
    staging.write(&page("vi"), b"file").unwrap();
    let problem = staging.write(&page("vi/index.html"), b"page").unwrap_err();
    assert!(problem.message.contains("claim the path vi/index.html"));
    let problem = staging.write(&page("vi"), b"again").unwrap_err();
    assert!(problem.message.contains("claim the path vi"));
}

#[test]
fn many_threads_make_folders_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let staging = Staging::begin(&dir.path().join("public"), &[]).unwrap();
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
