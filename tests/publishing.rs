//! Publishing: the output holds the old site or the new one, whatever else runs, dies or refuses.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, Run, VI, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

type Site = BTreeMap<String, Vec<u8>>;

/// What builds leave for each other.
const KEPT: [&str; 2] = [".public.kliping-cache", ".public.kliping-spare"];

/// What stands in the archive's folder under a hidden name, but for what builds leave for each other.
fn hidden(archive: &Archive) -> Vec<String> {
    let names = fs::read_dir(archive.path("")).unwrap();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.') && !KEPT.contains(&&**name))
        .collect()
}

fn start(archive: &Archive) -> Child {
    archive
        .command(&["build"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits for the end of a build.
fn end(child: Child) -> Run {
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Numbers without order, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1);
        (self.0 >> 33) % end
    }
}

/// Two states of one archive, and the site of each, when the ledger knows the addresses of both.
fn two_states(archive: &Archive) -> [(String, Site); 2] {
    states(archive);
    states(archive)
}

fn states(archive: &Archive) -> [(String, Site); 2] {
    ["biên giới", "miền núi"].map(|word| {
        let capture = VI.replace("biên giới", word);
        archive.write("seeds/lao.txt", &capture);
        let site = archive.fresh();
        assert!(site.len() > 20);
        (capture, site)
    })
}

#[test]
fn builds_at_once_leave_a_whole_site() {
    let archive = Archive::with_two();
    let whole = archive.fresh();
    archive.build().exits(0);
    let public = archive.path("public");
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while !is_over.load(Ordering::SeqCst) {
                match fs::read(public.join("index.html")) {
                    Ok(bytes) => assert!(bytes == whole["index.html"]),
                    // Elsewhere the folders cannot be exchanged in one step.
                    Err(error) if cfg!(target_os = "linux") => panic!("{error}"),
                    Err(_) => {}
                }
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        let builder = || {
            for _ in 0..6 {
                let run = end(start(&archive));
                if run.code != 0 {
                    run.exits(2).says(&["another build is writing to public"]);
                }
            }
        };
        let builders: Vec<_> = (0..4).map(|_| scope.spawn(builder)).collect();
        let ends: Vec<_> = builders.into_iter().map(|builder| builder.join()).collect();
        is_over.store(true, Ordering::SeqCst);
        assert!(reader.join().is_ok() && ends.iter().all(Result::is_ok));
    });
    assert!(tree(&public) == whole);
    assert_eq!(hidden(&archive), [""; 0]);
}

/// How many builds are killed; `KLIPING_KILLS=1000` kills a thousand.
fn kills() -> usize {
    let wanted = std::env::var("KLIPING_KILLS").ok();
    wanted.map_or(50, |kills| kills.parse().unwrap())
}

/// A visitor who reads the whole site again and again. Every file is whole, and one of a state; if the folder
/// was not exchanged meanwhile, all are of the same state. Gives how often they read it all.
fn crawl(public: &Path, states: &[(String, Site); 2], is_over: &AtomicBool) -> usize {
    let names: BTreeSet<&String> = states.iter().flat_map(|(_, site)| site.keys()).collect();
    let mut rounds = 0;
    while !is_over.load(Ordering::SeqCst) {
        let before = identity(public);
        let mut seen = Site::new();
        for &name in &names {
            match fs::read(public.join(name)) {
                Ok(bytes) => {
                    let is_whole = states
                        .iter()
                        .any(|(_, site)| site.get(name) == Some(&bytes));
                    assert!(is_whole, "{name}: {} bytes", bytes.len());
                    seen.insert(name.clone(), bytes);
                }
                // Elsewhere the folders cannot be exchanged in one step.
                Err(_) if cfg!(not(target_os = "linux")) => {}
                Err(error) => {
                    let may_lack = states.iter().any(|(_, site)| !site.contains_key(name));
                    assert!(may_lack, "{name}: {error}");
                }
            }
        }
        if before.is_some() && identity(public) == before {
            assert!(states.iter().any(|(_, site)| *site == seen), "a mixture");
            rounds += 1;
        }
    }
    rounds
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let archive = Archive::with_two();
    let states = two_states(&archive);
    let started = Instant::now();
    archive.build().exits(0);
    let usual = started.elapsed().as_micros().max(1000);
    let public = archive.path("public");
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let visitor = scope.spawn(|| crawl(&public, &states, &is_over));
        let killed = scope.spawn(|| {
            let mut numbers = Numbers(7);
            (0..kills())
                .filter(|&round| kill_one(&archive, &states, round, usual, &mut numbers))
                .count()
        });
        let killed = killed.join();
        is_over.store(true, Ordering::SeqCst);
        let rounds = visitor.join().unwrap();
        let killed = killed.unwrap();
        eprintln!(
            "{killed} builds killed at work, {rounds} times the whole site read by a visitor"
        );
        assert!(rounds > 0 && killed > 0);
    });
    archive.build().exits(0);
    assert_eq!(hidden(&archive), [""; 0]);
}

/// Starts a build and kills it; tells whether it was still at work.
fn kill_one(
    archive: &Archive,
    states: &[(String, Site); 2],
    round: usize,
    usual: u128,
    numbers: &mut Numbers,
) -> bool {
    let public = archive.path("public");
    archive.write("seeds/lao.txt", &states[round % 2].0);
    let before = identity(&public);
    let mut build = start(archive);
    if round % 4 < 3 {
        let moment = numbers.below(u64::try_from(usual).unwrap() * 6 / 5);
        std::thread::sleep(Duration::from_micros(moment));
    } else {
        // The moments about and after the exchange are few: they are awaited.
        while identity(&public) == before && build.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(numbers.below(1500)));
    }
    build.kill().unwrap();
    let was_at_work = build.wait().unwrap().code().is_none();
    let aside = archive.path(".public.kliping-old");
    let stands = if public.exists() { &public } else { &aside };
    let site = tree(stands);
    assert!(
        states.iter().any(|(_, whole)| *whole == site),
        "round {round}: {} files",
        site.len()
    );
    if round % 10 == 9 {
        archive.build().exits(0);
        assert!(tree(&public) == states[round % 2].1);
        assert_eq!(hidden(archive), [""; 0]);
    }
    was_at_work
}

/// Which folder of the disk stands at a path.
fn identity(path: &Path) -> Option<(u64, i64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let found = fs::metadata(path).ok()?;
        // The number of a folder that is gone may be given to a new one.
        Some((found.ino(), found.mtime_nsec()))
    }
    #[cfg(not(unix))]
    {
        path.exists().then_some((0, 0))
    }
}

#[test]
fn a_build_waits_for_another_and_says_so_if_that_takes_long() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let before = tree(&archive.path("public"));
    archive.write(".public.kliping-new-1/vi/index.html", "<p");
    let path = archive.path(".public.kliping-lock");
    let lock = fs::File::create(&path).unwrap();
    lock.lock().unwrap();
    archive.write("seeds/lao.txt", VI.replace("Lào", "Campuchia"));
    let run = archive.build().exits(2);
    run.says(&[
        "another build is writing to public",
        "build again",
        "Nothing was published",
    ]);
    assert_eq!(before, tree(&archive.path("public")));
    assert!(archive.path(".public.kliping-new-1/vi/index.html").exists());

    let waiting = start(&archive);
    drop(lock);
    end(waiting).exits(0);
    assert!(tree(&archive.path("public")) == archive.fresh());
    assert_eq!(hidden(&archive), [""; 0]);
}

#[test]
fn whatever_dead_builds_left_is_cleared_away() {
    let archive = Archive::with_two();
    for left in ["new-17", "new-17-2", "gone-17", "new"] {
        archive.write(&format!(".public.kliping-{left}/vi/a.html"), "<p");
    }
    archive.write(".public.kliping-lock", "");
    archive.write(".public.kliping-newer/mine.txt", "mine");
    archive.build().exits(0);
    assert_eq!(hidden(&archive), [".public.kliping-newer"]);
    // The old site beside a new one: what a build leaves that dies between two renamings.
    archive.write(".public.kliping-old/vi/a.html", "<p");
    archive.build().exits(0);
    assert_eq!(hidden(&archive), [".public.kliping-newer"]);
}

#[test]
fn what_a_dead_build_left_of_the_ledger_is_cleared_away_though_nothing_changed() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write(".addresses.txt.part", "/vi/");
    archive.write(".addresses.txt.kliping-lock", "");
    let before = archive.read("addresses.txt");
    archive.build().exits(0);
    assert_eq!(hidden(&archive), [""; 0]);
    assert_eq!(archive.read("addresses.txt"), before);
}

#[cfg(unix)]
#[test]
fn links_under_the_names_of_what_builds_leave_are_not_followed() {
    use std::os::unix::fs::symlink;
    for name in ["cache", "spare", "gone-5", "old"] {
        let archive = Archive::with_two();
        archive.build().exits(0);
        archive.write("mine/f.txt", "mine");
        let state = |path: &str| fs::metadata(archive.path(path)).unwrap().permissions();
        let before = (state("mine"), tree(&archive.path("mine")));
        for target in ["mine", "mine/f.txt"] {
            let link = archive.path(&format!(".public.kliping-{name}"));
            let _ = fs::remove_dir_all(&link);
            let _ = fs::remove_file(&link);
            symlink(target, &link).unwrap();
            for title in ["Một", "Hai"] {
                archive.write("seeds/lao.toml", format!("title = \"{title}\"\n"));
                let run = archive.build();
                let told = run.err.contains(".public.kliping-");
                assert!(!told || name == "cache", "{name}: {}", run.err);
                run.exits(0);
            }
            let after = (state("mine"), tree(&archive.path("mine")));
            assert!(after == before, "{name} leads to {target}");
            let _ = fs::remove_file(&link);
        }
    }
}

#[test]
fn no_address_is_visible_before_the_ledger_has_it() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write("seeds/new.txt", VI.replace("Lào", "Campuchia"));
    let has_new = |folder: &str| {
        tree(&archive.path(folder))
            .keys()
            .any(|name| name.contains("campuchia"))
    };
    // Whoever holds this keeps the build from writing the ledger.
    let lock = fs::File::create(archive.path(".addresses.txt.kliping-lock")).unwrap();
    lock.lock().unwrap();
    let mut build = start(&archive);
    let started = Instant::now();
    let is_written = || {
        let staging = hidden(&archive)
            .into_iter()
            .find(|name| name.contains("-new-"));
        staging.is_some_and(|name| has_new(&name)) || has_new("public")
    };
    while !is_written() && started.elapsed().as_secs() < 60 {
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(700));
    assert!(build.try_wait().unwrap().is_none() && !has_new("public"));
    drop(lock);
    assert_eq!(end(build).code, 0);
    assert!(has_new("public") && archive.read("addresses.txt").contains("campuchia"));
}

/// Asserts that the output is refused with these words, and stays as it is.
fn refused(archive: &Archive, says: &[&str]) {
    let before = tree(&archive.path("public"));
    archive.build().exits(2).says(says);
    assert_eq!(before, tree(&archive.path("public")));
    assert_eq!(hidden(archive), [""; 0]);
}

#[test]
fn files_of_others_among_those_of_a_site_are_never_deleted() {
    for (name, told) in [
        ("CNAME", "CNAME"),
        (".git/HEAD", ".git/"),
        ("uploads/2024/a.jpg", "uploads/"),
        ("vi/2020/note.txt", "vi/2020/note.txt"),
    ] {
        let archive = Archive::with_two();
        archive.build().exits(0);
        archive.write(&format!("public/{name}"), "mine");
        refused(
            &archive,
            &["Kliping did not write", told, "static/", "--replace public"],
        );
        assert_eq!(archive.read(&format!("public/{name}")), "mine");
        fs::remove_file(archive.path(&format!("public/{name}"))).unwrap();
        if let Some(folder) = told.strip_suffix('/') {
            // An empty folder is somebody's too.
            refused(&archive, &[told]);
            fs::remove_dir_all(archive.path(&format!("public/{folder}"))).unwrap();
        }
        archive.build().exits(0);
    }
}

#[test]
fn a_page_that_somebody_changed_is_never_overwritten() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let page = archive.path("public/vi/index.html");
    let bytes = fs::read(&page).unwrap();
    // Copying a site gives all files new times; that alone is no change.
    let set_time = |time| {
        fs::File::options()
            .append(true)
            .open(&page)
            .unwrap()
            .set_modified(time)
    };
    let later = std::time::SystemTime::now() + Duration::from_secs(60);
    set_time(later).unwrap();
    archive.build().exits(0);
    fs::write(&page, [&bytes[..], b"<!-- mine -->"].concat()).unwrap();
    set_time(later).unwrap();
    refused(
        &archive,
        &[
            "public",
            "vi/index.html (changed since)",
            "--replace public",
        ],
    );
    fs::write(&page, bytes).unwrap();
    archive.build().exits(0);
}

#[test]
fn a_folder_of_others_is_replaced_when_it_is_named() {
    let archive = Archive::with_two();
    archive.write("public/thesis.txt", "mine");
    archive.write("other/thesis.txt", "mine");
    refused(&archive, &["did not make", "--replace public"]);
    let run = archive.run(&["build", "--replace", "other"]).exits(2);
    run.says(&["--replace names other, but the output folder is public"]);
    assert_eq!(archive.read("public/thesis.txt"), "mine");

    archive.run(&["build", "--replace", "./public/"]).exits(0);
    assert!(tree(&archive.path("public")) == archive.fresh());
    assert_eq!(archive.read("other/thesis.txt"), "mine");
    assert_eq!(hidden(&archive), [""; 0]);

    archive.write("public/CNAME", "mine");
    archive.run(&["build", "--replace", "public"]).exits(0);
    assert!(tree(&archive.path("public")) == archive.fresh());
    assert_eq!(hidden(&archive), [""; 0]);
}

#[test]
fn the_home_folder_and_what_holds_it_are_refused() {
    let archive = Archive::with_two();
    for output in ["people/nguyen", "people", "/"] {
        for replace in [false, true] {
            fs::create_dir_all(archive.path("people/nguyen")).unwrap();
            let mut command = archive.command(&["build", "--output", output]);
            if replace {
                command.args(["--replace", output]);
            }
            command.env("HOME", archive.path("people/nguyen"));
            command.env("USERPROFILE", archive.path("people/nguyen"));
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            let run = end(command.spawn().unwrap()).exits(2);
            run.says(&["the output folder", "set `output` to a folder of its own"]);
        }
    }
    assert!(archive.path("people/nguyen").exists());
    let mut command = archive.command(&["build", "--output", "people/nguyen/site"]);
    command.env("HOME", archive.path("people/nguyen"));
    assert!(command.status().unwrap().success());
}

#[test]
fn what_the_site_is_made_from_is_refused_as_output_even_when_it_is_named() {
    let archive = Archive::with_two();
    let site = archive::SITE.replace("title =", "content = \"../seeds\"\ntitle =");
    archive.write("own/site.toml", site);
    for output in ["seeds", "own", "own/static", "."] {
        let site = ["--config", "own/site.toml"];
        let yes = ["--output", output, "--replace", output];
        let run = archive.run(&[&["build"], &site[..], &yes[..]].concat());
        run.exits(2).says(&["one inside the other"]);
    }
    assert_eq!(archive.read("seeds/lao.txt"), VI);
    assert!(archive.path("own/site.toml").exists());
}

#[cfg(unix)]
#[test]
fn what_links_among_the_captures_lead_to_is_refused_as_output_even_when_it_is_named() {
    for (folder, link) in [
        ("seeds/disk", "../disk"),
        ("static/one.txt", "../disk/one.txt"),
    ] {
        let archive = Archive::with_two();
        archive.write("disk/one.txt", VI.replace("Lào", "Kuba"));
        archive.write("static/x.txt", "x");
        std::os::unix::fs::symlink(link, archive.path(folder)).unwrap();
        let run = archive.run(&["build", "--output", "disk", "--replace", "disk"]);
        run.exits(2).says(&["one inside the other", "disk/one.txt"]);
        assert!(archive.path("disk/one.txt").exists());
    }
}

#[test]
fn a_published_site_lists_its_files_for_sha256sum() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let check = |folder: &str| {
        std::process::Command::new("sha256sum")
            .args(["--check", "--strict", "--quiet", ".kliping"])
            .current_dir(archive.path(folder))
            .output()
    };
    let Ok(checked) = check("public") else {
        eprintln!("skipped: there is no sha256sum here");
        return;
    };
    assert!(checked.status.success(), "{checked:?}");
    let listed = archive.read("public/.kliping");
    let listed: Vec<_> = listed.lines().skip(2).map(|line| &line[66..]).collect();
    let mut there: Vec<_> = tree(&archive.path("public")).into_keys().collect();
    there.retain(|name| name != ".kliping");
    assert_eq!(listed, there);
    archive.write("public/vi/index.html", "rot");
    assert!(!check("public").unwrap().status.success());
}

#[test]
fn two_static_files_whose_names_differ_by_case_alone_publish_nothing() {
    let archive = Archive::with_two();
    archive.write("static/Logo.svg", "a");
    archive.write("static/logo.SVG", "b");
    if fs::read(archive.path("static/Logo.svg")).unwrap() == b"b" {
        return; // here they are one file
    }
    let run = archive.build().exits(2);
    run.says(&[
        "Logo.svg and logo.SVG differ by letter case alone",
        "rename",
    ]);
}

#[test]
fn no_detour_leads_to_the_captures() {
    let archive = Archive::with_two();
    for output in ["gone/../seeds", "gone/../seeds/public", "gone/.."] {
        let run = archive.run(&["build", "--output", output]).exits(2);
        run.says(&["one inside the other"]);
    }
    assert_eq!(archive.read("seeds/lao.txt"), VI);
    archive.run(&["build", "--output", "gone/../site"]).exits(0);
    assert!(archive.path("site/vi/index.html").exists());
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
    use std::os::unix::process::CommandExt;

    fn set_mode(archive: &Archive, name: &str, mode: u32) {
        fs::set_permissions(archive.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    fn signal(name: &str, process: &Child) {
        let status = std::process::Command::new("kill")
            .args(["-s", name, &process.id().to_string()])
            .status();
        assert!(status.unwrap().success());
    }

    #[test]
    fn a_build_that_still_deletes_the_old_site_keeps_others_out() {
        let archive = Archive::with_two();
        for number in 0..8000 {
            archive.write(&format!("static/many/{number}"), "");
        }
        archive.build().exits(0);
        // A site that shares most files with the next one would be kept.
        for number in 0..8000 {
            archive.write(&format!("static/many/{number}"), "new");
        }
        let public = archive.path("public");
        let before = identity(&public);
        let mut first = start(&archive);
        while identity(&public) == before && first.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        // Most of the files are still there; were they gone already, nothing would be in the way.
        signal("STOP", &first);
        let second = start(&archive);
        std::thread::sleep(Duration::from_millis(500));
        signal("CONT", &first);
        end(first).exits(0);
        let second = end(second);
        if second.code != 0 {
            // On a busy machine the first one takes longer than the second one waits.
            second
                .exits(2)
                .says(&["another build is writing to public"]);
        }
        assert!(tree(&public) == archive.fresh());
        assert_eq!(hidden(&archive), [""; 0]);
    }

    /// The program run by someone to whom permissions apply: root is allowed everything.
    fn build_as_someone(archive: &Archive) -> Run {
        let folder = archive.path("");
        let program = tempfile::tempdir().unwrap();
        if fs::metadata(program.path()).unwrap().uid() != 0 {
            return archive.build();
        }
        // A copy, as the folder of the program may be closed to others.
        fs::set_permissions(program.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let copy = program.path().join("kliping");
        // By another process: a file that this one has open for writing while another test starts a
        // program could not be run.
        let copied = std::process::Command::new("cp")
            .arg(env!("CARGO_BIN_EXE_kliping"))
            .arg(&copy)
            .status();
        assert!(copied.unwrap().success());
        let mut waiting = vec![folder.clone()];
        while let Some(path) = waiting.pop() {
            chown(&path, Some(65534), Some(65534)).unwrap();
            if path.is_dir() {
                waiting.extend(fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()));
            }
        }
        let mut command = std::process::Command::new(copy);
        command.current_dir(folder).arg("build");
        command.uid(65534).gid(65534);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        end(command.spawn().unwrap())
    }

    #[test]
    fn an_old_site_that_cannot_be_deleted_is_a_warning() {
        let archive = Archive::with_two();
        archive.write("static/kept/x.txt", "x");
        build_as_someone(&archive).exits(0);
        set_mode(&archive, "public/kept", 0o555);
        // A site that shares most files with the next one would be kept.
        archive.write("site.toml", archive::SITE.replace("Kho báo", "Kho tư liệu"));
        let run = build_as_someone(&archive).exits(0);
        assert!(run.out.contains("Published 2 articles") || run.out.is_empty());
        let left = hidden(&archive);
        assert_eq!(left.len(), 1, "{left:?}");
        assert!(left[0].starts_with(".public.kliping-gone-"), "{left:?}");
        run.says(&["the new site is published", &left[0], "delete "]);
        assert!(tree(&archive.path("public")) == archive.fresh());

        // It is told again until it is gone, and is never in the way.
        let run = build_as_someone(&archive).exits(0);
        run.says(&["an earlier build left", &left[0], "delete "]);
        assert_eq!(hidden(&archive), left);
        set_mode(&archive, &format!("{}/kept", left[0]), 0o755);
        build_as_someone(&archive).exits(0);
        assert_eq!(hidden(&archive), [""; 0]);
    }

    #[test]
    fn a_spare_that_cannot_be_changed_is_done_without() {
        let archive = Archive::with_two();
        for number in 0..40 {
            archive.write(&format!("static/own/{number}"), "x");
        }
        archive.write("static/kept/x.txt", "x");
        build_as_someone(&archive).exits(0);
        archive.write("seeds/lao.txt", VI.replace("Lào", "Campuchia"));
        build_as_someone(&archive).exits(0);
        set_mode(&archive, ".public.kliping-spare/site/kept", 0o555);
        archive.write("static/kept/x.txt", "y");
        archive.write("static/kept/z.txt", "z");
        let run = build_as_someone(&archive).exits(0);
        run.says(&["what the new site could not be made of cannot be deleted"]);
        assert!(tree(&archive.path("public")) == archive.fresh());
        let left = hidden(&archive);
        assert!(left[0].starts_with(".public.kliping-gone-"), "{left:?}");
        set_mode(&archive, &format!("{}/kept", left[0]), 0o755);
        build_as_someone(&archive).exits(0);
        assert_eq!(hidden(&archive), [""; 0]);
    }

    #[test]
    fn the_permissions_of_the_output_folder_are_kept() {
        let archive = Archive::with_two();
        archive.build().exits(0);
        // A group of one's own: only root has another one to try it with.
        let group = archive.path("public");
        let has_group = chown(&group, None, Some(12345)).is_ok();
        set_mode(&archive, "public", 0o2775);
        archive.build().exits(0);
        let found = fs::metadata(archive.path("public")).unwrap();
        assert_eq!(found.mode() & 0o7777, 0o2775);
        if has_group {
            assert_eq!(found.gid(), 12345);
            let page = fs::metadata(archive.path("public/vi/index.html")).unwrap();
            assert_eq!(page.gid(), 12345);
        }
        set_mode(&archive, "public", 0o700);
        archive.build().exits(0);
        let found = fs::metadata(archive.path("public")).unwrap();
        assert_eq!(found.mode() & 0o7777, 0o700);
    }

    #[test]
    fn a_link_as_output_is_followed_if_it_leads_somewhere() {
        let archive = Archive::with_two();
        symlink("disk/site", archive.path("public")).unwrap();
        let run = archive.build().exits(2);
        run.says(&["public is a link that leads nowhere", "make the folder"]);
        assert!(!archive.path("disk").exists());

        fs::create_dir_all(archive.path("disk/site")).unwrap();
        archive.build().exits(0);
        assert!(archive.path("public").is_symlink());
        assert!(archive.path("disk/site/vi/index.html").exists());

        symlink("nowhere", archive.path("link")).unwrap();
        let run = archive.run(&["build", "--output", "link/site"]).exits(2);
        run.says(&["link is a link that leads nowhere"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_mounted_volume_as_output_is_refused_before_anything_is_read() {
        let archive = Archive::with_two();
        let wants = ["is a mounted volume", "set `output` to a folder inside it"];
        if fs::metadata("/dev/shm")
            .is_ok_and(|shm| shm.dev() != fs::metadata("/dev").unwrap().dev())
        {
            let run = archive.run(&["build", "--output", "/dev/shm"]).exits(2);
            run.says(&wants);
        }
        // A folder mounted from the same disk has the same device number as its parent.
        fs::create_dir_all(archive.path("public")).unwrap();
        fs::create_dir_all(archive.path("volume")).unwrap();
        let script = "mount --bind volume public && exec \"$0\" build --output \"$1\"";
        let mounted = |output: &str| {
            let child = std::process::Command::new("unshare")
                .args(["--mount", "--map-root-user", "sh", "-c", script])
                .args([env!("CARGO_BIN_EXE_kliping"), output])
                .current_dir(archive.path(""))
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn();
            child.map(end)
        };
        match mounted("public") {
            Ok(run) if run.err.contains("unshare") || run.err.contains("mount:") => {
                eprintln!("nothing can be mounted here: {}", run.err);
            }
            Err(error) => eprintln!("nothing can be mounted here: {error}"),
            Ok(run) => {
                run.exits(2).says(&wants);
                mounted("public/site").unwrap().exits(0);
                assert!(archive.path("volume/site/vi/index.html").exists());
            }
        }
    }

    /// Runs a script in which file systems can be mounted; `None`, with the reason told, where none can.
    #[cfg(target_os = "linux")]
    fn with_mounts(archive: &Archive, script: &str) -> Option<Run> {
        let child = std::process::Command::new("unshare")
            .args(["--mount", "--map-root-user", "sh", "-c"])
            .arg(format!(
                "mount -t tmpfs -o size=24m none disk || exit 77\n{script}"
            ))
            .arg(env!("CARGO_BIN_EXE_kliping"))
            .current_dir(archive.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let run = match child.map(end) {
            Ok(run) => run,
            Err(error) => {
                eprintln!("skipped, there is no unshare here: {error}");
                return None;
            }
        };
        if run.code == 77 || run.err.contains("unshare:") {
            eprintln!("skipped, nothing can be mounted here: {}", run.err);
            return None;
        }
        Some(run)
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_the_old_site() {
        let archive = Archive::with_two();
        for name in ["disk", "before"] {
            fs::create_dir(archive.path(name)).unwrap();
        }
        let script = r#"
            "$0" build --output disk/site || exit 11
            sed -i 's/tập huấn/bồi dưỡng/' seeds/lao.txt
            "$0" build --output disk/site || exit 11
            [ -e disk/.site.kliping-spare/site ] || exit 11
            cp -r disk/site before/ || exit 12
            sed -i 's/Kho báo/Kho tư liệu/' site.toml
            for free in 0 8 64 128 200; do
                cat /dev/zero > disk/filler 2>/dev/null
                truncate -s -${free}K disk/filler
                "$0" build --output disk/site 2>told && exit 13
                grep -q 'the disk is full' told || { cat told; exit 14; }
                diff -r before/site disk/site || exit 15
                [ "$(ls -A disk | grep -v 'kliping-cache\|kliping-spare')" = "$(printf 'filler\nsite')" ] || { ls -A disk >&2; exit 16; }
                echo tried
            done
            rm disk/filler
            "$0" build --output disk/site || exit 17
            diff -rq before/site disk/site >/dev/null && exit 18
            exit 0"#;
        if let Some(run) = with_mounts(&archive, script) {
            let run = run.exits(0);
            assert_eq!(run.out.matches("tried").count(), 5);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_goes_away_during_a_build_takes_no_half_site_with_it() {
        let archive = Archive::with_two();
        for name in ["disk", "seen", "before", "after"] {
            fs::create_dir(archive.path(name)).unwrap();
        }
        let script = r#"
            mount --bind disk seen || exit 77
            "$0" build --output disk/site || exit 11
            sed -i 's/tập huấn/bồi dưỡng/' seeds/lao.txt
            "$0" build --output disk/site || exit 11
            cp -r disk/site before/
            sed -i 's/Kho báo/Kho tư liệu/' site.toml
            "$0" build --output after/site || exit 12
            for moment in 0.02 0.05 0.1 0.15 0.2 0.3 0.4; do
                "$0" build --output disk/site 2>told & build=$!
                sleep $moment; umount -l disk
                wait $build; code=$?
                [ $code = 0 ] || [ $code = 2 ] || { cat told; exit 13; }
                diff -r before/site seen/site >/dev/null || diff -r after/site seen/site || exit 14
                [ ! -e disk/site ] || diff -r after/site disk/site || exit 15
                rm -rf disk/site; mount --bind seen disk || exit 16
                echo tried
            done
            "$0" build --output disk/site || exit 17
            [ "$(ls -A disk | grep -v 'kliping-cache\|kliping-spare')" = site ] || { ls -A disk >&2; exit 18; }
            exit 0"#;
        if let Some(run) = with_mounts(&archive, script) {
            let run = run.exits(0);
            assert_eq!(run.out.matches("tried").count(), 7);
        }
    }

    #[test]
    fn what_cannot_be_listed_of_the_archives_own_files_is_reported() {
        let archive = Archive::with_two();
        archive.write("static/a.css", "");
        archive.write("templates/root.html", "<p>");
        symlink("nowhere", archive.path("static/photo.jpg")).unwrap();
        symlink("nowhere", archive.path("templates/base.html")).unwrap();
        let run = archive.build().exits(0);
        run.says(&["static/photo.jpg", "templates/base.html", "leads nowhere"]);

        fs::remove_dir_all(archive.path("static")).unwrap();
        symlink("elsewhere", archive.path("static")).unwrap();
        archive.build().exits(0).says(&["static", "leads nowhere"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_static_file_whose_name_is_not_utf_8_is_reported() {
        use std::os::unix::ffi::OsStrExt;
        let archive = Archive::with_two();
        archive.write("static/a.css", "");
        let name = std::ffi::OsStr::from_bytes(b"\xff.css");
        fs::write(archive.path("static").join(name), "").unwrap();
        let run = archive.build().exits(0);
        run.says(&["static/\u{fffd}.css", "not UTF-8", "rename"]);
    }

    #[test]
    fn a_static_file_or_folder_that_cannot_be_read_publishes_nothing() {
        let archive = Archive::with_two();
        build_as_someone(&archive).exits(0);
        for name in ["static/a.css", "static/closed", "templates/root.html"] {
            archive.write("static/a.css", "");
            archive.write("static/closed/b.css", "");
            archive.write("templates/root.html", "<p>");
            set_mode(&archive, name, 0);
            let run = build_as_someone(&archive).exits(2);
            run.says(&[name, "permission denied", "Nothing was published"]);
            set_mode(&archive, name, 0o755);
        }
    }
}

#[test]
fn static_files_are_copied_whatever_their_names_begin_with() {
    let archive = Archive::with_two();
    for name in [".nojekyll", ".well-known/security.txt", "x.tmp", "a.part"] {
        archive.write(&format!("static/{name}"), name);
    }
    for left in ["a.css~", ".a.css.swp", "#a.css#", ".git/HEAD"] {
        archive.write(&format!("static/{left}"), left);
    }
    archive.build().exits(0);
    let site = tree(&archive.path("public"));
    for name in [".nojekyll", ".well-known/security.txt", "x.tmp", "a.part"] {
        assert_eq!(site.get(name).map(Vec::as_slice), Some(name.as_bytes()));
    }
    assert!(
        !site
            .keys()
            .any(|name| name.contains("a.css") || name.contains(".git"))
    );
}

#[test]
fn no_static_file_takes_the_name_of_the_list_of_files() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let site = tree(&archive.path("public"));
    archive.write("static/.kliping", "mine");
    archive
        .build()
        .exits(2)
        .says(&[".kliping", "rename the file in static/"]);
    assert!(tree(&archive.path("public")) == site);
}

#[test]
fn a_file_among_the_templates_that_nothing_uses_is_noted() {
    let archive = Archive::with_two();
    archive.write("templates/logo.png", b"\x89PNG\r\n\x1a\n\xff");
    archive.write("templates/artcle.html", "<p>");
    archive.write("templates/article.htm", "<p>");
    archive.write("templates/root.html", "{% include \"own/part.html\" %}");
    archive.write("templates/own/part.html", "<p>");
    archive.write("templates/strings/vi.ftl", "enter = Vào xem\n");
    archive.write("templates/strings/fr.ftl", "enter = Entrer\n");
    let run = archive.build().exits(0);
    let run = run.says(&[
        "templates/logo.png",
        "templates/artcle.html",
        "templates/article.htm",
        "did you mean ‘article.html’",
        "templates/strings/fr.ftl",
        "5 notes",
    ]);
    assert!(!run.err.contains("part.html") && !run.err.contains("vi.ftl\n"));
}

#[test]
fn a_static_file_with_a_path_that_cannot_be_is_named() {
    let archive = Archive::with_two();
    archive.write("static/a b./c?.txt", "");
    let run = archive.build().exits(2);
    run.says(&["static/a b./c?.txt", "rename"]);
    fs::remove_dir_all(archive.path("static")).unwrap();
    archive.write("static/vi/index.html", "mine");
    let run = archive.build().exits(2);
    run.says(&[
        "two files of the site claim the path vi/index.html",
        "static/",
    ]);
}
