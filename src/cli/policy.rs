use super::output::Output;
use crate::config::Home;
use crate::model::ServerSlug;
use crate::policy::{Judged, Policy, recommend};
use crate::store::Store;
use anyhow::bail;
use std::process::ExitCode;

/// `toolgrade policy SERVER[/TOOL]`
pub(super) async fn run(home: &Home, target: &str, out: &mut Output) -> anyhow::Result<ExitCode> {
    let store = Store::open(&home.folder()).await?;
    let (server, tool) = target.split_once('/').map_or((target, None), |(server, tool)| (server, Some(tool)));
    let slug = ServerSlug::stored(server.to_owned());
    let Some(policy) = policy(&store, &slug, tool).await? else {
        let near = if tool.is_some() { store.tool_names(&slug).await? } else { store.slugs_near(server).await? };
        let near: Vec<&str> = near.iter().map(String::as_str).take(5).collect();
        bail!(
            "there is no `{target}` in this catalogue; there are {}",
            if near.is_empty() { "no such servers".into() } else { near.join(", ") }
        );
    };
    out.line(&policy.to_json())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

async fn policy(store: &Store, server: &ServerSlug, tool: Option<&str>) -> anyhow::Result<Option<Policy>> {
    let tools = store.standing_of(server).await?;
    let wanted: Vec<Judged<'_>> = tools
        .iter()
        .filter(|known| tool.is_none_or(|name| known.name == name))
        .map(|known| Judged { name: &known.name, category: known.category, risk: known.risk, traits: &known.traits })
        .collect();
    let exists = if tool.is_some() { !wanted.is_empty() } else { store.server(server).await?.is_some() };
    Ok(exists.then(|| recommend(wanted)))
}
