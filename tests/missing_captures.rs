//! Captures that are away or cannot be read: no build takes them for deleted unasked, and none loses their addresses.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, VI, tree};
use std::fs;

const LAO: &str = "vi/2020/10/20/viet-nam-va-lao-ky-ban-ghi-nho-ve-vac-xin.html";

/// Stories, each with words of its own, in a folder of the captures.
fn stories(archive: &Archive, folder: &str, numbers: std::ops::Range<usize>) {
    for number in numbers {
        let place = ["Lào", "Campuchia", "Thái Lan"][number % 3];
        let text = VI
            .replace("Lào", place)
            .replace("bản ghi nhớ", &format!("văn kiện số {number}"));
        archive.write(&format!("seeds/{folder}/{number}.txt"), text);
    }
}

#[test]
fn a_folder_that_is_empty_all_at_once_stops_the_build_until_a_person_says_that_it_is_meant() {
    let archive = Archive::with_two();
    stories(&archive, "disk", 0..12);
    stories(&archive, "2021", 12..24);
    archive.build().exits(0);
    let ledger = archive.read("addresses.txt");
    let kind = |kind: &str| {
        let pages = tree(&archive.path("public"));
        let kind = format!("data-kind=\"{kind}\"");
        let of_kind = |page: &&Vec<u8>| String::from_utf8_lossy(page).contains(&kind);
        pages.values().filter(of_kind).count()
    };
    let articles = kind("article");
    for number in 0..12 {
        fs::remove_file(archive.path(&format!("seeds/disk/{number}.txt"))).unwrap();
    }
    for build in [&["build"][..], &["build", "--output", "other"]] {
        archive
            .run(build)
            .exits(2)
            .says(&["seeds/disk", "12 articles", "--accept-loss"]);
    }
    let told = archive.run(&["check"]).exits(1).out;
    assert!(told.contains("this folder is empty"), "{told}");
    assert_eq!(archive.read("addresses.txt"), ledger);
    assert_eq!((kind("article"), kind("gone")), (articles, 0));
    // A person deletes folders; a disk that is not connected leaves the place where it was.
    fs::remove_dir(archive.path("seeds/disk")).unwrap();
    // Another folder, whose name begins the same, was always empty.
    fs::create_dir(archive.path("seeds/dis")).unwrap();
    archive.build().exits(0).says(&["disk/0.txt"]);
    assert_eq!((kind("article"), kind("gone")), (articles - 24, 24));
    // A few files are deleted one by one.
    archive.write("seeds/2022/covax.txt", VI.replace("Lào", "Kuba"));
    archive.build().exits(0);
    fs::remove_file(archive.path("seeds/2022/covax.txt")).unwrap();
    archive.build().exits(0).says(&["2022/covax.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_that_is_gone_stops_the_build_and_one_to_a_file_does_not() {
    let archive = Archive::with_two();
    archive.write("disk/covax.txt", VI.replace("Lào", "Campuchia"));
    archive.write("file.txt", VI.replace("Lào", "Thái Lan"));
    std::os::unix::fs::symlink("../disk", archive.path("seeds/disk")).unwrap();
    std::os::unix::fs::symlink("../file.txt", archive.path("seeds/file.txt")).unwrap();
    archive.build().exits(0);
    let ledger = archive.read("addresses.txt");
    fs::rename(archive.path("disk"), archive.path("away")).unwrap();
    archive
        .build()
        .exits(2)
        .says(&["seeds/disk", "cannot be seen", "1 article"]);
    fs::rename(archive.path("away"), archive.path("disk")).unwrap();
    fs::remove_file(archive.path("file.txt")).unwrap();
    archive
        .build()
        .exits(0)
        .says(&["seeds/file.txt", "leads nowhere"]);
    assert_eq!(archive.read("addresses.txt"), ledger);
}

#[test]
fn a_capture_that_cannot_be_read_now_keeps_its_line_in_the_ledger() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let (site, ledger) = (
        archive.read(&format!("public/{LAO}")),
        archive.read("addresses.txt"),
    );
    archive.write("seeds/lao.txt", [0, 1, 2, 0, 255].repeat(50));
    archive.build().exits(1).says(&["seeds/lao.txt"]);
    assert_eq!(archive.read("addresses.txt"), ledger);
    let page = archive.read(&format!("public/{LAO}"));
    assert!(page.contains("Hiện không có trong kho"), "{page}");
    archive.write("seeds/lao.txt", VI);
    archive.build().exits(0);
    assert_eq!(archive.read(&format!("public/{LAO}")), site);
}

#[test]
fn most_articles_never_go_unasked() {
    let archive = Archive::with_two();
    stories(&archive, "2020", 0..12);
    archive.build().exits(0);
    for number in 0..5 {
        fs::remove_file(archive.path(&format!("seeds/2020/{number}.txt"))).unwrap();
    }
    archive.build().exits(0).says(&["5 articles"]);
    stories(&archive, "2020", 0..12);
    archive.build().exits(0);
    fs::remove_dir_all(archive.path("seeds/2020")).unwrap();
    archive
        .build()
        .exits(2)
        .says(&["12 of 14", "2020/0.txt", "--accept-loss"]);
    archive
        .run(&["build", "--accept-loss"])
        .exits(0)
        .says(&["12 articles"]);
    archive.build().exits(0);
}

#[test]
fn drafts_and_most_of_a_few_are_no_loss() {
    let archive = Archive::new();
    stories(&archive, "2020", 0..12);
    archive.build().exits(0);
    for number in 0..11 {
        archive.write(&format!("seeds/2020/{number}.toml"), "draft = true\n");
    }
    archive.build().exits(0);
    let archive = Archive::new();
    stories(&archive, "2020", 0..6);
    archive.build().exits(0);
    for number in 0..5 {
        fs::remove_file(archive.path(&format!("seeds/2020/{number}.txt"))).unwrap();
    }
    archive.build().exits(0).says(&["5 articles"]);
}

#[test]
fn most_captures_that_cannot_be_read_all_at_once_stop_the_build() {
    let archive = Archive::with_two();
    stories(&archive, "2020", 0..12);
    archive.build().exits(0);
    let ledger = archive.read("addresses.txt");
    for number in 0..12 {
        let bytes = [0, 1, 2, 0, 255].repeat(50);
        archive.write(&format!("seeds/2020/{number}.txt"), bytes);
    }
    archive
        .build()
        .exits(2)
        .says(&["12 of 14", "cannot be read"]);
    archive.run(&["build", "--accept-loss"]).exits(1);
    assert_eq!(archive.read("addresses.txt"), ledger);
}

#[test]
fn an_empty_folder_of_captures_with_a_ledger_publishes_nothing_also_where_no_site_stands() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    fs::remove_dir_all(archive.path("public")).unwrap();
    for name in ["lao", "obat"] {
        fs::remove_file(archive.path(&format!("seeds/{name}.txt"))).unwrap();
    }
    archive
        .build()
        .exits(2)
        .says(&["there is no capture in this folder"]);
    assert!(!archive.path("public").exists());
    archive.run(&["build", "--accept-loss"]).exits(0);
}

#[cfg(unix)]
#[test]
fn what_a_sidecar_withdrew_stays_so_where_the_sidecar_cannot_be_read() {
    // The last is decomposed, as macOS writes names.
    for name in ["seeds/lao.toml", "seeds/lao.TOML", "seeds/la\u{300}o.toml"] {
        let archive = Archive::with_two();
        if name.contains('\u{300}') {
            fs::rename(archive.path("seeds/lao.txt"), archive.path("seeds/lào.txt")).unwrap();
        }
        archive.write(
            name,
            "[withdrawn]\ndate = 2021-03-04\nreason = \"rights\"\n",
        );
        archive.build().exits(0);
        let ledger = archive.read("addresses.txt");
        fs::remove_file(archive.path(name)).unwrap();
        std::os::unix::fs::symlink("nowhere.toml", archive.path(name)).unwrap();
        archive
            .build()
            .exits(1)
            .says(&["its sidecar cannot be read"]);
        let page = archive.read(&format!("public/{LAO}"));
        assert!(!page.contains("bản ghi nhớ"), "{name}");
        assert_eq!(archive.read("addresses.txt"), ledger);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn of_two_sidecars_of_one_name_none_is_passed_over() {
    let archive = Archive::with_two();
    archive.write("seeds/lao.TOML", "note = \"x\"\n");
    archive.write(
        "seeds/lao.toml",
        "[withdrawn]\ndate = 2021-03-04\nreason = \"rights\"\n",
    );
    archive
        .build()
        .exits(1)
        .says(&["seeds/lao.TOML’ is a sidecar of the same name"]);
    let site = tree(&archive.path("public"));
    assert!(!site.contains_key(LAO));
}
