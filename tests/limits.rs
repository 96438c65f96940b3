//! Limits that a person can raise, and what among captures is no file that can be read.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, SITE, VI, tree};
use std::fs;

#[test]
fn a_capture_of_too_many_lines_is_left_out_until_the_limit_is_raised() {
    let archive = Archive::with_two();
    archive.write(
        "seeds/long.txt",
        VI.replace("20/10/2020", "22/11/2022") + &"Một dòng.\n".repeat(100),
    );
    archive.write("site.toml", format!("max_capture_lines = 60\n{SITE}"));
    let run = archive.build().exits(1);
    assert!(run.out.contains("2 articles"), "{}", run.out);
    run.says(&[
        "seeds/long.txt",
        "more than the limit of 60",
        "`max_capture_lines`",
    ]);
    archive.write("site.toml", format!("max_capture_lines = 200\n{SITE}"));
    assert!(archive.build().exits(0).out.contains("3 articles"));
}

#[test]
fn a_capture_in_too_many_folders_is_left_out_until_the_limit_is_raised() {
    let archive = Archive::with_two();
    let folder = ["f"; 40].join("/");
    archive.write(
        &format!("seeds/{folder}/deep.txt"),
        VI.replace("Lào", "Campuchia"),
    );
    let run = archive.build().exits(1);
    assert!(run.out.contains("2 articles"), "{}", run.out);
    run.says(&[
        "more than 32 others",
        "1 file in it was not read",
        "`max_folder_depth`",
    ]);
    archive.write("site.toml", format!("max_folder_depth = 40\n{SITE}"));
    assert!(archive.build().exits(0).out.contains("3 articles"));
}

#[test]
fn a_page_with_a_tag_of_endless_attributes_is_left_out() {
    let archive = Archive::with_two();
    let attributes: String = (0..300_000).map(|n| format!(" a{n}=x")).collect();
    archive.write("seeds/tag.html", format!("<p{attributes}>{VI}</p>"));
    let started = std::time::Instant::now();
    archive
        .build()
        .exits(1)
        .says(&["seeds/tag.html", "300000 attributes"]);
    assert!(started.elapsed().as_secs() < 30);
}

#[test]
fn names_that_windows_forbids_never_reach_an_address() {
    let archive = Archive::new();
    for (number, name) in ["con", "NUL", "aux", "com1", "lpt9", "Con.", "prn"]
        .iter()
        .enumerate()
    {
        archive.write(
            &format!("seeds/{number}.md"),
            format!("---\ntitle: \"{name}\"\ndate: 2020-01-02\n---\n{VI}"),
        );
    }
    let labels =
        "label = { vi = \"Con\", id = \"Nul\" }\nwords = { vi = [\"Lào\"], id = [\"Lào\"] }\n";
    archive.write("site.toml", format!("{SITE}\n[tags.aux]\n{labels}"));
    archive.build().exits(0);
    for path in tree(&archive.path("public")).into_keys() {
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap();
            let devices = ["con", "nul", "aux", "prn", "com1", "lpt9"];
            assert!(!devices.contains(&stem), "{path}");
        }
    }
    archive.write("static/Aux.css", "");
    archive.build().exits(2).says(&["static/Aux.css", "rename"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    /// Builds an archive of two captures and something else, within a minute; asserts that this is told
    /// and that the two are published.
    fn is_told(archive: &Archive, says: &[&str]) {
        let mut build = archive.command(&["build"]);
        let mut build = build.stderr(std::process::Stdio::piped()).spawn().unwrap();
        let started = std::time::Instant::now();
        while build.try_wait().unwrap().is_none() {
            if started.elapsed().as_secs() > 60 {
                build.kill().unwrap();
                panic!("it hangs");
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let output = build.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        for part in says {
            assert!(err.contains(part), "no ‘{part}’ in:\n{err}");
        }
        let lists = String::from_utf8(fs::read(archive.path("public/vi/index.html")).unwrap());
        assert!(lists.unwrap().contains("Việt Nam và Lào"));
    }

    #[test]
    fn pipes_sockets_and_devices_are_never_opened() {
        let archive = Archive::with_two();
        let special = |name: &str, arguments: &[&str]| {
            let path = archive.path(&format!("seeds/{name}"));
            let made = Command::new("mknod").arg(path).args(arguments).status();
            made.is_ok_and(|status| status.success())
        };
        assert!(special("pipe.txt", &["p"]), "mknod cannot make a pipe");
        let _socket = std::os::unix::net::UnixListener::bind(archive.path("seeds/socket.md"));
        symlink("/dev/zero", archive.path("seeds/zero.txt")).unwrap();
        archive.write("seeds/withheld.txt", VI.replace("Lào", "Kuba"));
        symlink("pipe.txt", archive.path("seeds/withheld.toml")).unwrap();
        let mut told = vec![
            "seeds/pipe.txt",
            "seeds/socket.md",
            "seeds/zero.txt",
            "seeds/withheld.toml",
        ];
        if special("device.txt", &["c", "1", "5"]) {
            told.push("seeds/device.txt");
        }
        told.extend(["pipe, socket or device", "its sidecar cannot be read"]);
        is_told(&archive, &told);
        let list = archive.read("public/vi/index.html");
        assert!(!list.contains("Việt Nam và Kuba"), "{list}");
        let run = archive.run(&["extract", "seeds/pipe.txt"]).exits(2);
        run.says(&["seeds/pipe.txt", "pipe, socket or device"]);
    }

    #[test]
    fn a_pipe_in_the_place_of_any_file_of_the_archive_is_never_opened() {
        for (file, key) in [
            ("site.toml", ""),
            ("addresses.txt", ""),
            ("translations.toml", ""),
            ("topics.toml", "tags_file = \"topics.toml\"\n"),
        ] {
            let archive = Archive::with_two();
            archive.write("site.toml", format!("{key}{SITE}"));
            let _ = fs::remove_file(archive.path(file));
            let made = Command::new("mkfifo").arg(archive.path(file)).status();
            assert!(made.unwrap().success());
            for command in ["build", "check"] {
                let mut limited = Command::new("timeout");
                limited.arg("60").arg(env!("CARGO_BIN_EXE_kliping"));
                let run = limited.arg(command).current_dir(archive.path("")).output();
                let run = run.unwrap();
                let said = [run.stdout, run.stderr].concat();
                let said = String::from_utf8(said).unwrap();
                assert_eq!(run.status.code(), Some(2), "{file}: {said}");
                assert!(said.contains(file) && said.contains("pipe"), "{said}");
            }
        }
    }

    #[test]
    fn links_in_a_circle_end() {
        let archive = Archive::with_two();
        symlink(".", archive.path("seeds/here")).unwrap();
        symlink("..", archive.path("seeds/up")).unwrap();
        symlink("b", archive.path("seeds/a")).unwrap();
        symlink("a", archive.path("seeds/b")).unwrap();
        symlink("self.txt", archive.path("seeds/self.txt")).unwrap();
        is_told(
            &archive,
            &["seeds/here", "seeds/up", "seeds/a", "seeds/self.txt"],
        );
        assert_eq!(
            tree(&archive.path("public"))
                .keys()
                .filter(|k| k.contains("/2020/10/20/") && k.ends_with(".html"))
                .count(),
            2
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_is_told() {
        let archive = Archive::with_two();
        let name = std::ffi::OsStr::from_bytes(b"b\xe1o.txt");
        fs::write(archive.path("seeds").join(name), VI).unwrap();
        is_told(&archive, &["seeds/b\u{fffd}o.txt", "not UTF-8", "convmv"]);
    }
}
