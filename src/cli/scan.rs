use super::consent::consent;
use super::import::tell;
use super::output::{self, Output};
use super::starting::Starting;
use crate::app::{self, Ready};
use crate::config::{Home, Outside};
use crate::ingest::http::Http;
use crate::ingest::scan::{Bounds, Launch, Target, Wanted as Asked, scan, scan_all};
use crate::model::ServerSlug;
use anyhow::{Context, bail};
use clap::{ArgGroup, Args};
use std::process::ExitCode;

/// What `toolgrade scan` takes.
#[derive(Args, Debug)]
#[command(group = ArgGroup::new("which").required(true))]
pub(super) struct Wanted {
    /// Start this program and ask it over standard input and output, as `-- npx -y @modelcontextprotocol/server-memory`
    #[arg(last = true, group = "which", value_name = "COMMAND")]
    command: Vec<String>,
    /// Ask the server at this address: streamable HTTP, else the older SSE
    #[arg(long, group = "which", value_name = "URL")]
    url: Option<String>,
    /// Ask a server of the catalogue by what its registry's entry says
    #[arg(long, group = "which", value_name = "SLUG")]
    server: Option<String>,
    /// Ask every address that the registry lists; starts no program
    #[arg(long, group = "which")]
    all_remotes: bool,
    /// Servers that are asked at the same time
    #[arg(long, default_value_t = 16, value_name = "N", requires = "all_remotes")]
    concurrency: usize,
    /// Name of the server in the catalogue, when it is new there
    #[arg(long = "as", value_name = "SLUG")]
    named: Option<String>,
    #[command(flatten)]
    starting: Starting,
    #[command(flatten)]
    outside: Outside,
}

/// `toolgrade scan`. 1 when tools were refused, 2 when the server gave none.
pub(super) async fn run(home: &Home, wanted: Wanted, out: &mut Output) -> anyhow::Result<ExitCode> {
    let renewing = output::progress("classifying with new rules");
    let ready = app::open(home, |done, _| renewing.set_position(done)).await?;
    renewing.finish_and_clear();
    let http = app::http(&wanted.outside);
    let bounds = wanted.starting.bounds();
    // Whoever is interrupted leaves no process behind: what is dropped here ends what it started. We listen first, so that
    // there is no moment in which a process runs and nobody listens.
    let done = tokio::select! {
        biased;
        () = app::asked_to_stop() => bail!("interrupted; nothing that was started is left running"),
        done = ask(&ready, &http, &wanted, bounds, out) => done,
    };
    ready.store.close().await;
    done
}

async fn ask(ready: &Ready, http: &Http, wanted: &Wanted, bounds: Bounds, out: &mut Output) -> anyhow::Result<ExitCode> {
    if wanted.all_remotes {
        return all(ready, http, wanted, bounds, out).await;
    }
    let asked = one(ready, http, wanted).await?;
    if let Target::Start(launch) = &asked.target {
        consent(launch, wanted.starting.yes, out)?;
    }
    let bar = output::progress("asking the server");
    let outcome = scan(&ready.store, &ready.classifier, http, &asked, &bounds, app::now()).await;
    bar.finish_and_clear();
    tell(&outcome?, out)
}

/// The one server that is to be asked.
async fn one(ready: &Ready, http: &Http, wanted: &Wanted) -> anyhow::Result<Asked> {
    let slug = |text: &String| ServerSlug::of(text).with_context(|| format!("`{text}` holds no letter or digit"));
    let named = wanted.named.as_ref().map(slug).transpose()?;
    let mut asked = match (&wanted.url, &wanted.server) {
        (Some(url), _) => Asked::address(&ready.store, http, url, named).await?,
        (None, Some(server)) => Asked::server(&ready.store, http, &slug(server)?).await?,
        (None, None) => Asked::command(Launch { command: wanted.command.clone(), ..Launch::default() }, named),
    };
    if let Target::Start(launch) = &mut asked.target {
        wanted.starting.prepare(launch)?;
    }
    Ok(asked)
}

async fn all(ready: &Ready, http: &Http, wanted: &Wanted, bounds: Bounds, out: &mut Output) -> anyhow::Result<ExitCode> {
    let remotes = Asked::all_remotes(&ready.store, http).await?;
    if remotes.is_empty() {
        bail!("the catalogue lists no addresses; `toolgrade sync` brings those of the registry");
    }
    let bar = output::progress("asking servers");
    bar.set_length(remotes.len() as u64);
    let watch = |tally: &crate::ingest::scan::Tally| bar.set_position(tally.asked);
    let asked = scan_all(&ready.store, &ready.classifier, http, remotes, (wanted.concurrency, bounds), app::now(), watch).await;
    bar.finish_and_clear();
    let (outcome, tally) = asked?;
    out.line(&format!("asked {}, open {}, guarded {}, dead {}", tally.asked, tally.open, tally.guarded, tally.dead))?;
    tell(&outcome, out)
}
