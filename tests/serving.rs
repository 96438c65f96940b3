//! `kliping serve`: the site as a host would serve it, and the news of each build.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, VI};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use ureq::Agent;
use ureq::http::Response;

/// A server that is ended with the test.
struct Served {
    child: Child,
    /// Ends with the site's sub-path.
    address: String,
    agent: Agent,
}

impl Served {
    fn start(archive: &Archive, arguments: &[&str]) -> Self {
        let mut all = vec!["serve", "--port", "0"];
        all.extend(arguments);
        let mut command = archive.command(&all);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let address = lines.map(Result::unwrap).find_map(|line| {
            let rest = line.strip_prefix("Serving ")?;
            Some(rest.split(' ').next().unwrap().to_owned())
        });
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        Served {
            child,
            address: address.expect("an address"),
            agent: config.into(),
        }
    }

    fn root(&self) -> &str {
        let end = self.address["http://".len()..].find('/').unwrap();
        &self.address[.."http://".len() + end]
    }

    fn get(&self, path: &str) -> (Response<ureq::Body>, String) {
        self.ask(&format!("{}{path}", self.address), None)
    }

    fn ask(&self, url: &str, range: Option<&str>) -> (Response<ureq::Body>, String) {
        let mut request = self.agent.get(url);
        if let Some(range) = range {
            request = request.header("Range", range);
        }
        let mut response = request.call().unwrap();
        let text = response.body_mut().read_to_string().unwrap();
        (response, text)
    }

    /// The news of builds, one a line, as a page hears them.
    fn news(&self) -> impl Iterator<Item = String> + use<> {
        let url = format!("{}/.kliping/events", self.root());
        let body = self.agent.get(&url).call().unwrap().into_body();
        BufReader::new(body.into_reader())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn header<'a>(response: &'a Response<ureq::Body>, name: &str) -> &'a str {
    let value = response.headers().get(name);
    value.map_or("", |value| value.to_str().unwrap())
}

#[test]
fn the_site_stands_under_its_sub_path_as_on_a_host() {
    let archive = Archive::with_two();
    let served = Served::start(&archive, &[]);
    assert!(served.address.ends_with("/a/"), "{}", served.address);

    let (page, text) = served.get("vi/index.html");
    assert_eq!(page.status(), 200);
    assert_eq!(header(&page, "content-type"), "text/html");
    let file = archive.read("public/vi/index.html");
    let added = text
        .strip_prefix(&file)
        .expect("the page as it was published");
    assert!(
        added.starts_with("<script src=\"/.kliping/reload.js?"),
        "{added}"
    );

    let (style, text) = served.get("style.css");
    assert_eq!(header(&style, "content-type"), "text/css");
    assert_eq!(text, archive.read("public/style.css"));
    let url = format!("{}style.css", served.address);
    let (part, text) = served.ask(&url, Some("bytes=0-3"));
    assert_eq!((part.status().as_u16(), text.len()), (206, 4));

    let (feed, text) = served.get("vi/feed.xml");
    assert_eq!(feed.status(), 200);
    assert_eq!(text, archive.read("public/vi/feed.xml"));

    let (folder, _) = served.get("vi");
    assert_eq!(header(&folder, "location"), "/a/vi/");
    let (root, _) = served.ask(&format!("{}/", served.root()), None);
    assert_eq!(header(&root, "location"), "/a/");
    let (outside, _) = served.ask(&format!("{}/b.html", served.root()), None);
    assert_eq!(outside.status(), 404);
}

#[test]
fn a_site_elsewhere_whose_name_leads_here_reads_nothing() {
    let archive = Archive::with_two();
    let served = Served::start(&archive, &[]);
    for path in ["/a/vi/index.html", "/.kliping/events", "/"] {
        for host in [
            "evil.example",
            "evil.example:8000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
        ] {
            let url = format!("{}{path}", served.root());
            let response = served.agent.get(&url).header("Host", host).call().unwrap();
            assert_eq!(response.status(), 403, "{path} for {host}");
        }
    }
    for host in ["localhost:8000", "127.0.0.1", "[::1]:8000", "a.localhost"] {
        let url = format!("{}/a/vi/index.html", served.root());
        let response = served.agent.get(&url).header("Host", host).call().unwrap();
        assert_eq!(response.status(), 200, "{host}");
    }
}

#[test]
fn what_is_not_there_is_answered_with_the_sites_own_page() {
    let archive = Archive::with_two();
    let served = Served::start(&archive, &[]);
    let wanted = archive.read("public/404.html");
    for path in [
        "none.html",
        "vi/2020/",
        "%2e%2e/site.toml",
        "..%2fsite.toml",
    ] {
        let (page, text) = served.get(path);
        assert_eq!(page.status(), 404, "{path}");
        assert!(text.starts_with(&wanted), "{path}");
    }
}

#[test]
fn each_build_is_told_and_a_failed_one_leaves_the_last_good_site() {
    let archive = Archive::with_two();
    let served = Served::start(&archive, &[]);
    let mut news = served.news();
    let first = news.next().unwrap();
    assert!(first.ends_with("\"problems\":[]}"), "{first}");
    assert_eq!(
        news_version(&first),
        script_version(&served.get("vi/index.html").1)
    );

    archive.write("seeds/lao.txt", VI.replace("tập huấn", "bồi dưỡng"));
    let second = news.next().unwrap();
    assert_ne!(news_version(&second), news_version(&first));

    let good = archive.read("site.toml");
    archive.write("site.toml", "languages = [\"vi\"\n");
    let failed = news.next().unwrap();
    assert_eq!(news_version(&failed), news_version(&second), "no reload");
    assert!(failed.contains("site.toml:"), "{failed}");
    assert_eq!(served.get("vi/index.html").0.status(), 200);

    archive.write("site.toml", good);
    let mended = news.next().unwrap();
    assert!(mended.ends_with("\"problems\":[]}"), "{mended}");
}

#[test]
fn a_site_that_was_never_published_is_waited_for() {
    let archive = Archive::with_two();
    let good = archive.read("site.toml");
    archive.write("site.toml", "nothing = 1\n");
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let free = port.local_addr().unwrap().port();
    drop(port);
    let mut command = archive.command(&["serve", "--port", &free.to_string()]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The problems are printed after the server has begun to listen.
    let mut one = [0];
    child.stderr.as_mut().unwrap().read_exact(&mut one).unwrap();
    let served = Served {
        child,
        address: format!("http://127.0.0.1:{free}/"),
        agent: Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into(),
    };
    let (page, text) = served.get("");
    assert_eq!(page.status(), 503);
    assert!(text.contains("/.kliping/reload.js"), "{text}");
    let mut news = served.news();
    assert!(news.any(|told| told.contains("nothing")));
    archive.write("site.toml", good);
    assert!(news.any(|told| told.ends_with("\"problems\":[]}")));
    assert_eq!(served.get("a/vi/index.html").0.status(), 200);
}

fn news_version(told: &str) -> &str {
    told.split('"').nth(3).unwrap()
}

fn script_version(page: &str) -> &str {
    let (_, rest) = page.split_once("reload.js?").unwrap();
    rest.split('"').next().unwrap()
}
