//! The site that stood there before is kept beside the output, and the next one is made of it: whatever becomes of
//! it meanwhile, the site is that of a fresh build, and files that did not change keep their times.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(unix)]

mod archive;

use archive::{Archive, Run, VI, tree};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

type Spoil = fn(&Path);

const SPARE: &str = ".public.kliping-spare/site";

/// An archive whose site has a spare.
fn with_spare() -> Archive {
    let archive = Archive::with_two();
    for number in 0..40 {
        archive.write(&format!("static/own/{number}.txt"), "x");
    }
    archive.build().exits(0);
    edit(&archive, "miền núi").exits(0);
    assert!(archive.path(SPARE).join(".kliping").exists());
    archive
}

/// Changes a word of a capture, and builds.
fn edit(archive: &Archive, word: &str) -> Run {
    archive.write("seeds/lao.txt", VI.replace("biên giới", word));
    archive.build()
}

fn number(path: &Path) -> u64 {
    fs::metadata(path).unwrap().ino()
}

/// Names beside the site that a person would wonder about.
fn left(archive: &Archive) -> Vec<String> {
    let names = fs::read_dir(archive.path("")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name.starts_with(".public.kliping-"))
        .filter(|name| ![".public.kliping-spare", ".public.kliping-cache"].contains(&&**name))
        .collect()
}

#[test]
fn the_next_site_is_made_of_the_one_before() {
    let archive = with_spare();
    let (public, spare) = (archive.path("public"), archive.path(SPARE));
    let (first, second) = (number(&spare), number(&public));
    let unchanged = "own/7.txt";
    let file = number(&public.join(unchanged));
    for round in 0..4 {
        edit(&archive, &format!("vùng {round}")).exits(0);
        let wanted = if round % 2 == 0 {
            (first, second)
        } else {
            (second, first)
        };
        assert_eq!((number(&public), number(&spare)), wanted);
        assert_eq!(number(&public.join(unchanged)), file);
        assert!(tree(&public) == archive.fresh(), "round {round}");
        assert_eq!(left(&archive), [""; 0]);
    }
}

#[test]
fn a_spare_that_was_spoilt_costs_time_and_nothing_else() {
    let spoilings: [(&str, Spoil); 9] = [
        ("removed", |spare| fs::remove_dir_all(spare).unwrap()),
        ("emptied", |spare| {
            fs::remove_dir_all(spare).unwrap();
            fs::create_dir(spare).unwrap();
        }),
        ("without some files", |spare| {
            fs::remove_dir_all(spare.join("vi")).unwrap()
        }),
        ("with an empty folder", |spare| {
            fs::remove_file(spare.join("own/3.txt")).unwrap();
            fs::remove_dir_all(spare.join("id")).unwrap();
            fs::create_dir(spare.join("id")).unwrap();
        }),
        ("with other bytes", |spare| {
            // Another file under the name, not the one that the site has too.
            fs::remove_file(spare.join("own/3.txt")).unwrap();
            fs::write(spare.join("own/3.txt"), "y").unwrap();
        }),
        ("of another time", |spare| {
            let file = fs::File::open(spare.join(".kliping")).unwrap();
            file.set_modified(std::time::SystemTime::UNIX_EPOCH)
                .unwrap();
        }),
        ("without its list", |spare| {
            fs::remove_file(spare.join(".kliping")).unwrap()
        }),
        ("with another list", |spare| {
            fs::write(spare.join(".kliping"), "list").unwrap()
        }),
        ("closed to others", |spare| {
            fs::set_permissions(spare, fs::Permissions::from_mode(0o700)).unwrap();
        }),
    ];
    for (name, spoil) in spoilings {
        let archive = with_spare();
        spoil(&archive.path(SPARE));
        let written = fs::metadata(archive.path("public/own/7.txt"))
            .unwrap()
            .mtime_nsec();
        for word in ["vùng cao", "đồng bằng"] {
            edit(&archive, word).exits(0);
            assert!(tree(&archive.path("public")) == archive.fresh(), "{name}");
        }
        let file = fs::metadata(archive.path("public/own/7.txt")).unwrap();
        assert_eq!(file.mtime_nsec(), written, "{name}");
        let mode = fs::metadata(archive.path("public")).unwrap().mode() & 0o777;
        assert_eq!(mode, 0o755, "{name}");
    }
}

#[test]
fn what_somebody_put_into_a_spare_is_kept_and_told() {
    for name in [
        "thesis.txt",
        "vi/thesis.txt",
        "new/thesis.txt",
        "vi/index.html",
    ] {
        let archive = with_spare();
        let file = archive.path(SPARE).join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        // A page of the spare is the one of the site, until another takes its name.
        let _ = fs::remove_file(&file);
        fs::write(&file, "mine").unwrap();
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
        fs::File::open(&file).unwrap().set_modified(later).unwrap();
        edit(&archive, "vùng cao")
            .exits(0)
            .says(&["they were kept"]);
        assert!(tree(&archive.path("public")) == archive.fresh(), "{name}");
        let kept = left(&archive);
        assert!(kept[0].starts_with(".public.kliping-kept-"), "{kept:?}");
        assert_eq!(archive.read(&format!("{}/{name}", kept[0])), "mine");
        assert_eq!(tree(&archive.path(&kept[0])).len(), 1);
    }
}

#[test]
fn what_is_kept_for_the_next_build_is_closed_to_others() {
    let archive = with_spare();
    for name in [".public.kliping-cache", ".public.kliping-spare"] {
        let mode = fs::metadata(archive.path(name)).unwrap().mode();
        assert_eq!(mode & 0o007, 0, "{name}");
    }
    // The site itself is not.
    assert_eq!(
        fs::metadata(archive.path("public")).unwrap().mode() & 0o777,
        0o755
    );
}

#[test]
fn a_spare_that_leads_elsewhere_is_left_alone() {
    let archive = with_spare();
    fs::rename(archive.path(SPARE), archive.path("elsewhere")).unwrap();
    symlink("elsewhere", archive.path(SPARE)).unwrap();
    let before = tree(&archive.path("elsewhere"));
    edit(&archive, "vùng cao").exits(0);
    assert!(tree(&archive.path("public")) == archive.fresh());
    assert!(!archive.path("public").is_symlink());
    assert!(tree(&archive.path("elsewhere")) == before);
}

#[test]
fn a_file_of_the_site_is_never_changed_where_it_stands() {
    let archive = with_spare();
    let page = archive.path("public/vi/index.html");
    // Somebody keeps the file by a name of their own.
    let (own, text) = (archive.path("own.html"), fs::read(&page).unwrap());
    fs::hard_link(&page, &own).unwrap();
    archive.write("site.toml", archive::SITE.replace("Kho báo", "Kho tư liệu"));
    for word in ["vùng cao", "đồng bằng", "ven biển"] {
        edit(&archive, word).exits(0);
        assert_eq!(fs::read(&own).unwrap(), text);
    }
    assert_ne!(fs::read(&page).unwrap(), text);
}

#[test]
fn a_folder_takes_the_place_of_a_file_and_a_file_that_of_a_folder() {
    let archive = with_spare();
    for round in 0..4 {
        let (one, other) = (
            archive.path("static/place"),
            archive.path("static/place/in/it.txt"),
        );
        let _ = fs::remove_dir_all(&one).or_else(|_| fs::remove_file(&one));
        match round % 2 {
            0 => archive.write("static/place", "file"),
            _ => archive.write("static/place/in/it.txt", "folder"),
        }
        assert_eq!(other.exists(), round % 2 == 1);
        archive.build().exits(0);
        assert!(
            tree(&archive.path("public")) == archive.fresh(),
            "round {round}"
        );
    }
    archive.write("static/vi", "a file");
    archive.build().exits(2).says(&["claim the path vi"]);
}

#[test]
fn a_site_of_which_little_is_left_is_not_kept() {
    let archive = with_spare();
    for number in 0..40 {
        archive.write(&format!("static/own/{number}.txt"), "y");
    }
    archive.write("site.toml", archive::SITE.replace("Kho báo", "Kho tư liệu"));
    archive.build().exits(0);
    assert!(!archive.path(SPARE).exists());
    assert!(tree(&archive.path("public")) == archive.fresh());
}

#[test]
fn without_a_site_there_is_no_spare() {
    let archive = with_spare();
    fs::remove_dir_all(archive.path("public")).unwrap();
    archive.build().exits(0);
    assert!(!archive.path(SPARE).exists());
    assert!(tree(&archive.path("public")) == archive.fresh());
}
