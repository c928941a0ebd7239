//! The servers of a client's configuration: asked themselves where `--run` says so, else looked up in the catalogue.
//!
//! What the configuration gives them is handed to whoever starts or asks them, and to nobody else: neither what is told here nor
//! why a server couldn't be asked holds anything of it but names.

use super::run::Wanted;
use crate::app;
use crate::cli::consent::consent;
use crate::cli::neighbours;
use crate::cli::output::{self, Output};
use crate::clients::{self, Answers, Configured, Dialect, How as Recognised, Reach, Server, State, Way, client_of_file, spots, ways};
use crate::config::Home;
use crate::ingest::http::Http;
use crate::ingest::scan::{Launch, Target, Wanted as Asked, ask_alone};
use crate::ingest::{Refusal, Source, SourceTool};
use crate::model::{Exported, ServerProfile, ServerSlug};
use crate::store::{Store, StoreError};
use crate::web::reach;
use anyhow::bail;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::task::JoinSet;

/// A server of a configuration, and what was checked of it.
#[derive(Debug, Serialize)]
pub(super) struct Looked {
    /// Its name in the configuration.
    pub(super) alias: String,
    pub(super) how: How,
    /// The server of the catalogue whose tools were checked.
    pub(super) server: Option<String>,
    pub(super) tools: usize,
    /// A sentence without its subject.
    pub(super) detail: String,
}

/// Where the tools of a server come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum How {
    /// From itself.
    Asked,
    /// From the catalogue.
    Catalogue,
    /// From nowhere: it is switched off.
    Off,
    /// From nowhere: nobody could tell.
    Unchecked,
}

/// Servers that are asked at the same time.
const AT_ONCE: usize = 4;

/// Tools that are read at once.
const PIECE: u32 = 1000;

/// A server that is not asked, and why, where that was tried.
type Left = (Configured, Option<String>);

/// Where servers stand in the text of their configuration, in bytes.
pub(super) type Spots = HashMap<String, Range<usize>>;

/// Fills a source that is a configuration with the tools of its servers; says of each what was done, and where those stand that
/// have tools.
///
/// # Errors
/// When the run is interrupted, a flag is wrong, or the catalogue can't be read.
pub(super) async fn fill(source: &mut Source, wanted: &Wanted, home: &Home, out: &mut Output) -> anyhow::Result<(Vec<Looked>, Spots)> {
    let (file, client) = (source.path.as_deref().unwrap_or(Path::new("-")), client_of_file(&source.name));
    let read = neighbours::read(file, &source.name, &source.text, client);
    source.lists = read.problem.is_none();
    let broken = read.unread.iter().map(|one| (one.alias.to_string(), one.reason.as_str().to_owned()));
    for (place, reason) in broken.chain(read.problem.map(|problem| (source.name.clone(), problem.to_string()))) {
        source.refusals.push(Refusal { place, reason });
    }
    let dialect = Dialect::of_file(&source.name).or(client.map(|client| client.dialect));
    let stands = spots(&source.text, dialect);
    let mut found = Spots::new();
    for server in &read.servers {
        if let Some(spot) = stands.get(server.number).cloned().flatten() {
            found.entry(slug(server).to_string()).or_insert(spot);
        }
    }
    let is_off = |server: &Configured| server.disabled;
    let mut looked: Vec<Looked> = read.servers.iter().filter(|server| is_off(server)).map(Looked::off).collect();
    let left = if wanted.run {
        ask(source, (read.servers, dialect), wanted, &mut looked, out).await?
    } else {
        read.servers.into_iter().filter(|server| !is_off(server)).map(|server| (server, None)).collect()
    };
    look_up(source, left, (wanted, home), &mut looked).await?;
    Ok((looked, found))
}

/// Asks the servers themselves; gives those that gave no tools.
async fn ask(
    source: &mut Source,
    (servers, dialect): (Vec<Configured>, Option<Dialect>),
    wanted: &Wanted,
    looked: &mut Vec<Looked>,
    out: &mut Output,
) -> anyhow::Result<Vec<Left>> {
    let http = app::http(&wanted.outside);
    let mut ways = ways(&source.text, dialect, &|name| std::env::var(name).ok()).into_iter();
    let (mut left, mut asked) = (Vec::new(), Vec::new());
    for server in servers {
        let way = ways.next().unwrap_or(Err("is reached in a way that can't be told"));
        if server.disabled {
            continue;
        }
        match way.map_err(str::to_owned).and_then(|way| target(way, slug(&server), &http)) {
            Ok(target) => asked.push((server, prepared(target, wanted, out)?)),
            Err(why) => left.push((server, Some(why))),
        }
    }
    out.complain(&format!("--run: starting or asking {} servers of {}", asked.len(), source.name));
    for (server, answer) in answers(asked, &http, wanted).await? {
        match answer {
            Ok(answer) => {
                looked.push(Looked::new(&server, How::Asked, answer.tools.len(), "was asked itself".into()));
                source.tools.extend(answer.tools);
                source.refusals.extend(answer.refusals);
            }
            Err(why) => left.push((server, Some(why))),
        }
    }
    Ok(left)
}

fn slug(server: &Configured) -> ServerSlug {
    ServerSlug::of(server.alias.as_str()).unwrap_or_else(|| ServerSlug::stored(format!("server-{}", server.number + 1)))
}

fn target(way: Way, slug: ServerSlug, http: &Http) -> Result<Asked, String> {
    match way {
        Way::Start { command, environment, folder } => {
            let launch = Launch { command, environment, folder: folder.map(PathBuf::from), sandbox: None };
            Ok(Asked::command(launch, Some(slug)))
        }
        Way::Ask { address, headers } => {
            let asked = Asked::unlisted(http, &address, Some(slug)).and_then(|asked| asked.with_headers(&headers));
            asked.map_err(|error| error.plainly())
        }
    }
}

fn prepared(mut asked: Asked, wanted: &Wanted, out: &mut Output) -> anyhow::Result<Asked> {
    if let Target::Start(launch) = &mut asked.target {
        wanted.starting.prepare(launch)?;
        // `--run` is the yes to all of them.
        consent(launch, true, out)?;
    }
    Ok(asked)
}

/// What each answers, in their order, a few asked at a time.
async fn answers(
    asked: Vec<(Configured, Asked)>,
    http: &Http,
    wanted: &Wanted,
) -> anyhow::Result<Vec<(Configured, Result<Source, String>)>> {
    let (mut running, mut done) = (JoinSet::new(), BTreeMap::new());
    let (mut waiting, bounds) = (asked.into_iter().enumerate(), wanted.starting.bounds());
    let bar = output::progress("asking the servers");
    loop {
        while running.len() < AT_ONCE {
            let Some((number, (server, asked))) = waiting.next() else { break };
            let http = http.clone();
            running.spawn(async move { (number, server, ask_alone(&http, &asked, &bounds).await) });
        }
        // Whoever is interrupted leaves no process behind: what is dropped here ends what it started.
        let next = tokio::select! {
            biased;
            () = app::asked_to_stop() => bail!("interrupted; nothing that was started is left running"),
            next = running.join_next() => next,
        };
        let Some(next) = next else { break };
        let (number, server, answer) = next?;
        done.insert(number, (server, answer.map_err(|error| error.plainly())));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(done.into_values().collect())
}

/// Takes what the catalogue knows of the rest; what it doesn't know is told, and can't count as checked.
async fn look_up(source: &mut Source, left: Vec<Left>, (wanted, home): (&Wanted, &Home), looked: &mut Vec<Looked>) -> anyhow::Result<()> {
    if left.is_empty() {
        return Ok(());
    }
    let whys: BTreeMap<String, String> = left.iter().filter_map(|(server, why)| Some((server.alias.to_string(), why.clone()?))).collect();
    let servers = left.into_iter().map(|(server, _)| server).collect();
    let asked = clients::Source { name: source.name.clone(), client: None, servers, unread: vec![], problem: None };
    let store = if Store::is_in(&home.folder()) { Some(Store::open(&home.folder()).await?) } else { None };
    let found = match &store {
        Some(store) => reach(store, vec![asked]).await?,
        None => Reach::recognised(vec![asked], &Answers::default()),
    };
    for server in &found.servers {
        let why = whys.get(server.alias()).map_or_else(String::new, |why| format!("could not be asked ({why}), and "));
        let one = match (&store, sure(server)) {
            (Some(store), Some(known)) => {
                let tools = definitions(store, known).await?;
                let name = slug(&server.entries[0].configured);
                let found = Looked::found(server, tools.len(), &why);
                source.tools.extend(tools.into_iter().map(|tool| sourced(tool, &name)));
                found
            }
            _ => Looked::unchecked(server, &why, wanted.run),
        };
        if one.how == How::Unchecked {
            let refusal = Refusal { place: one.alias.clone(), reason: one.detail.clone() };
            if wanted.allow_unknown {
                source.warnings.push(format!("names {}, which {}", refusal.place, refusal.reason));
            } else {
                source.refusals.push(refusal);
            }
        }
        let same = server.entries.iter().skip(1).map(|entry| one.again(&entry.configured));
        let same: Vec<Looked> = same.filter(|again| again.alias != one.alias).collect();
        looked.push(one);
        looked.extend(same);
    }
    if let Some(store) = store {
        store.close().await;
    }
    Ok(())
}

/// The catalogue's name of a server that it knows for certain, with its tools.
fn sure(server: &Server) -> Option<&ServerSlug> {
    server.known.as_ref().filter(|known| known.sure && server.state() == State::Known).map(|known| &known.slug)
}

async fn definitions(store: &Store, server: &ServerSlug) -> Result<Vec<Exported>, StoreError> {
    let (mut all, mut last) = (Vec::new(), 0);
    loop {
        let tools = store.exported_after(last, Some(server.as_str()), PIECE).await?;
        let Some(tail) = tools.last() else { return Ok(all) };
        last = tail.id;
        all.extend(tools);
    }
}

fn sourced(tool: Exported, server: &ServerSlug) -> SourceTool {
    let (name, description, repository) = (tool.server_name, tool.server_description, tool.repository);
    let profile = ServerProfile { name, description, repository, ..ServerProfile::default() };
    SourceTool { server: server.clone(), named: true, profile: Arc::new(profile), definition: Arc::new(tool.definition), line: None }
}

impl Looked {
    fn new(server: &Configured, how: How, tools: usize, detail: String) -> Self {
        Self { alias: server.alias.to_string(), how, server: None, tools, detail }
    }

    fn off(server: &Configured) -> Self {
        Self::new(server, How::Off, 0, "is switched off, and was not checked".into())
    }

    fn found(server: &Server, tools: usize, why: &str) -> Self {
        let known = server.known.as_ref();
        let told = known.map_or_else(String::new, |known| format!("{}, recognised by its {}", known.slug, known.how.as_str()));
        let detail = format!("{why}was looked up in the catalogue: {told}");
        let one = Self::new(&server.entries[0].configured, How::Catalogue, tools, detail);
        Self { server: known.map(|known| known.slug.to_string()), ..one }
    }

    /// The same server under another name.
    fn again(&self, configured: &Configured) -> Self {
        let detail = format!("is the same server as {}", self.alias);
        Self { server: self.server.clone(), ..Self::new(configured, self.how, 0, detail) }
    }

    fn unchecked(server: &Server, why: &str, asked: bool) -> Self {
        let is = match (&server.known, server.state()) {
            (Some(known), _) if !known.sure && known.how == Recognised::Name => {
                format!("is perhaps {}, but only by its name", known.slug)
            }
            (Some(known), _) if !known.sure => {
                format!("is perhaps {}, but its command or its variables may start something else", known.slug)
            }
            (Some(known), _) => format!("is {} in the catalogue, which knows no tools of it yet", known.slug),
            (None, _) => "is not in the catalogue".to_owned(),
        };
        let remedy = server.remedy().map_or_else(String::new, |remedy| format!("; `{remedy}` reads its tools in"));
        let run = if asked { "" } else { "; --run asks it itself" };
        Self::new(&server.entries[0].configured, How::Unchecked, 0, format!("{why}{is}{run}{remedy}"))
    }
}
