//! The local server of the authoring loop. The only module that knows the web server.
//!
//! It serves the published folder as a real host would: under the site's sub-path, with its 404 page,
//! types, ranges and dates. Two things are added on the way out, never to the files: a script that loads
//! the page again after each build, and the problems of a build that failed, over the last good page.

use axum::Router;
use axum::body::{self, Body};
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use futures_util::{Stream, StreamExt};
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tower_http::services::ServeDir;

/// Where pages hear of builds.
const EVENTS: &str = "/.kliping/events";
/// The script that listens.
const SCRIPT: &str = "/.kliping/reload.js";
const SCRIPT_TEXT: &str = include_str!("serve/reload.js");

/// Ports that are tried, one after another, from the one that was asked for.
const PORTS_TRIED: u16 = 100;

/// A published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The folder it stands in.
    pub folder: PathBuf,
    /// Address under which it will stand: its path is the sub-path here too.
    pub base_url: Option<String>,
}

impl Site {
    /// The path under which the site stands, such as `/archive/`; ends with a slash.
    pub fn sub_path(&self) -> &str {
        let url = self.base_url.as_deref().unwrap_or_default();
        let after_scheme = url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme
            .find('/')
            .map_or("/", |start| &after_scheme[start..])
    }
}

/// What a visitor is shown.
#[derive(Debug, Clone, Default)]
struct Shown {
    /// `None` until the first site is published.
    site: Option<Site>,
    /// Grows with each site that is published.
    build: u64,
    /// Problems of the last build, in words.
    problems: Vec<String>,
}

impl Shown {
    /// Tells one site of one process from all others.
    fn version(&self) -> String {
        format!("{}-{}", std::process::id(), self.build)
    }
}

/// A running server; it ends with the process.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    shown: watch::Sender<Shown>,
}

/// A port that another program has.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its number.
    pub port: u16,
    /// The program and its process number, if the system says.
    pub by: Option<String>,
}

impl Server {
    /// Starts a server at `host` on the first free port from `port` on (0: any). Gives the ports that
    /// were taken, too.
    ///
    /// # Errors
    /// If it cannot listen there.
    pub fn start(host: IpAddr, port: u16) -> io::Result<(Self, Vec<Taken>)> {
        let (listener, taken) = listen(host, port)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (shown, seen) = watch::channel(Shown::default());
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let routes = Router::new()
            .route(EVENTS, get(events))
            .route(SCRIPT, get(script))
            .fallback(page)
            .with_state(seen);
        let routes = match host.is_loopback() {
            true => routes.layer(middleware::from_fn(refuse_other_names)),
            // Who lets others in knows by which names they come.
            false => routes,
        };
        std::thread::spawn(move || {
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener)?;
                axum::serve(listener, routes).await
            })
        });
        Ok((Server { address, shown }, taken))
    }

    /// Shows what a build came to: the site, if one was published, and the problems in words. Without
    /// one the last good site stays up, below the problems.
    pub fn show(&self, site: Option<Site>, problems: Vec<String>) {
        self.shown.send_modify(|shown| {
            if site.is_some() {
                shown.site = site;
                shown.build += 1;
            }
            shown.problems = problems;
        });
    }
}

/// Takes the first free port.
fn listen(host: IpAddr, port: u16) -> io::Result<(std::net::TcpListener, Vec<Taken>)> {
    let mut taken = Vec::new();
    for port in port..=port.saturating_add(PORTS_TRIED) {
        match std::net::TcpListener::bind((host, port)) {
            Ok(listener) => return Ok((listener, taken)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken.push(Taken {
                port,
                by: holder(port),
            }),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(io::ErrorKind::AddrInUse))
}

/// Which program listens on a port, if the system says.
fn holder(port: u16) -> Option<String> {
    let process = listeners::get_process_by_port(port, listeners::Protocol::TCP).ok()?;
    Some(format!("{}, process {}", process.name, process.pid))
}

/// Answers on this machine to its own names alone: to a browser, a site elsewhere whose name leads here would be that
/// site, and its scripts could read what is not published yet (DNS rebinding).
async fn refuse_other_names(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST);
    let host = host.map_or("localhost", |host| host.to_str().unwrap_or_default());
    if is_own_name(host) {
        return next.run(request).await;
    }
    let hint = "This server answers to localhost alone; `kliping serve --host` lets others in\n";
    (StatusCode::FORBIDDEN, hint).into_response()
}

/// Whether a name with or without a port is that of this machine, or a number, to which no name of others leads.
fn is_own_name(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    let name = authority.host();
    let number = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.ends_with(".localhost") || number.parse::<IpAddr>().is_ok()
}

type Seen = State<watch::Receiver<Shown>>;

/// Tells a page of each build from now on; first of the last one.
async fn events(State(seen): Seen) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told = WatchStream::new(seen).map(|shown| {
        let told = serde_json::json!({ "version": shown.version(), "problems": shown.problems });
        Ok(Event::default().data(told.to_string()))
    });
    Sse::new(told).keep_alive(KeepAlive::default())
}

async fn script() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, SCRIPT_TEXT).into_response()
}

/// Answers with a file of the site.
async fn page(State(seen): Seen, request: Request) -> Response {
    let shown = seen.borrow().clone();
    let Some(site) = &shown.site else {
        return with_script(nothing_yet().into_response(), &shown, false).await;
    };
    let sub_path = site.sub_path();
    let path = request.uri().path();
    let Some(below) = path.strip_prefix(sub_path) else {
        // The root of this server is not the site's, but nobody else stands there.
        return if path == "/" || format!("{path}/") == sub_path {
            Redirect::temporary(sub_path).into_response()
        } else {
            let hint = format!("The site stands under {sub_path}\n");
            (StatusCode::NOT_FOUND, hint).into_response()
        };
    };
    let is_head = request.method() == Method::HEAD;
    let below = format!("/{below}");
    let answer = file(site, request, &below).await;
    with_script(answer, &shown, is_head).await
}

/// A file of the site by its path in the folder; the site's 404 page where there is none.
async fn file(site: &Site, mut request: Request, path: &str) -> Response {
    let folder = &site.folder;
    let Ok(uri) = path.parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = uri;
    let mut folder_service = ServeDir::new(folder);
    let mut answer = match folder_service.try_call(request).await {
        Ok(answer) => answer.map(Body::new),
        Err(error) => {
            return (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response();
        }
    };
    if answer.status() == StatusCode::NOT_FOUND {
        let Ok(text) = tokio::fs::read(folder.join("404.html")).await else {
            return answer;
        };
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        return (StatusCode::NOT_FOUND, kind, text).into_response();
    }
    // Redirects to a folder know nothing of the sub-path.
    let location = answer.headers().get(header::LOCATION);
    if let Some(to) = location.and_then(|to| to.to_str().ok())
        && let Some(below) = to.strip_prefix('/')
        && let Ok(whole) = HeaderValue::try_from(format!("{}{below}", site.sub_path()))
    {
        answer.headers_mut().insert(header::LOCATION, whole);
    }
    answer
}

/// Adds the script to a whole page of HTML; everything else passes as it is. Nothing may be kept by the
/// browser: what is right now is wrong after the next build.
async fn with_script(answer: Response, shown: &Shown, is_head: bool) -> Response {
    let (mut parts, content) = answer.into_parts();
    let no_store = HeaderValue::from_static("no-store");
    parts.headers.insert(header::CACHE_CONTROL, no_store);
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let is_html = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_html || parts.status == StatusCode::PARTIAL_CONTENT {
        return Response::from_parts(parts, content);
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    if is_head {
        return Response::from_parts(parts, content);
    }
    let Ok(text) = body::to_bytes(content, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut text = text.to_vec();
    let version = shown.version();
    text.extend_from_slice(
        format!("<script src=\"{SCRIPT}?{version}\" async></script>\n").as_bytes(),
    );
    Response::from_parts(parts, Body::from(text))
}

fn nothing_yet() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    let text = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
                <title>Kliping</title>\n<p>No site is published yet.</p>\n";
    (StatusCode::SERVICE_UNAVAILABLE, kind, text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn the_sub_path_is_that_of_the_base_url() {
        let sub_path = |base_url: Option<&str>| {
            let site = Site {
                folder: PathBuf::new(),
                base_url: base_url.map(str::to_owned),
            };
            site.sub_path().to_owned()
        };
        assert_eq!(sub_path(None), "/");
        assert_eq!(sub_path(Some("https://a.example/")), "/");
        assert_eq!(sub_path(Some("https://a.example/b/c/")), "/b/c/");
    }

    #[test]
    fn a_port_that_is_taken_is_named_and_the_next_one_used() {
        let host = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let (other, _) = listen(host, 0).unwrap();
        let port = other.local_addr().unwrap().port();
        let (found, taken) = listen(host, port).unwrap();
        assert_ne!(found.local_addr().unwrap().port(), port);
        assert_eq!(taken[0].port, port);
        if cfg!(target_os = "linux") {
            let by = taken[0].by.as_deref().unwrap();
            assert!(by.ends_with(&format!("process {}", std::process::id())));
        }
    }
}
