use crate::cli::output::{Colour, Output};
use crate::clients::{Combination, Difference, Plain, Reach, Server, Source, State, by_address_alone};
use crate::lang::Lang;
use crate::model::{Risk, Severity, one_line};
use crate::policy::Effect;
use crate::web::Planning;
use std::collections::BTreeSet;
use std::io;

/// Tools that are named of a server and of a part of a combination, and changes that are told one by one.
const NAMED: usize = 4;
const CHANGES: usize = 50;

/// The whole report for people.
pub(super) fn tell(reach: &Reach, since: Option<(&str, &[Difference])>, out: &mut Output) -> io::Result<()> {
    for source in &reach.sources {
        tell_source(source, out)?;
    }
    out.line("")?;
    tell_totals(reach, out)?;
    tell_combinations(reach, out)?;
    for (state, heading) in [
        (State::Known, "Servers"),
        (State::Unread, "Known, tools not yet read"),
        (State::Unknown, "Not in this catalogue; where it says COMMAND or URL, put in what your configuration says"),
    ] {
        tell_servers(reach, state, heading, out)?;
    }
    tell_changes(since, out)
}

/// What the policy for all of it does, in numbers.
pub(super) fn tell_policy(planning: &Planning, out: &mut Output) -> io::Result<()> {
    let Planning { plan, conflicts, left_out, .. } = planning;
    if plan.servers.is_empty() && left_out.is_empty() {
        return Ok(());
    }
    heading(&format!("One policy for the lot, {}", plan.preset.as_str()), out)?;
    if !plan.servers.is_empty() {
        out.line(&format!("{} `--policy FORMAT` prints it", Effect::of(plan).sentence(Lang::En)))?;
    }
    let conflicts = conflicts.iter().map(|conflict| (&conflict.server, &conflict.detail));
    let mut open = conflicts.chain(left_out.iter().map(|left| (&left.alias, &left.detail)));
    open.try_for_each(|(server, detail)| out.line(&format!("  {}: {}", one_line(server, 80), one_line(detail, 300))))?;
    left_open(planning).map_or(Ok(()), |told| out.line(&told))
}

/// The combinations that the policy leaves possible, in a line.
pub(super) fn left_open(planning: &Planning) -> Option<String> {
    let named: Vec<String> = planning.left_open.iter().map(|danger| format!("{} ({})", danger.title, danger.id)).collect();
    (!named.is_empty()).then(|| format!("This policy leaves open: {}", named.join("; ")))
}

/// Says on standard error what of these sources couldn't be read. Whether there was anything.
pub(super) fn complain_of(sources: &[Source], counts: impl Fn(&Source) -> bool, out: &mut Output) -> bool {
    let mut any = false;
    for source in sources.iter().filter(|source| counts(source)) {
        let unread = source.unread.iter().map(|one| format!("{}: {} {}", source.name, one.alias, one.reason.as_str()));
        for told in source.problem.iter().map(|problem| format!("{} {problem}", source.name)).chain(unread) {
            any = true;
            out.complain(&told);
        }
    }
    any
}

fn heading(text: &str, out: &mut Output) -> io::Result<()> {
    let text = out.paint(Colour::Bold, text);
    out.line(&format!("\n{text}"))
}

fn tell_source(source: &Source, out: &mut Output) -> io::Result<()> {
    let client = source.client.map_or_else(String::new, |client| format!("{}, ", client.name));
    match &source.problem {
        Some(problem) => {
            let problem = out.paint(Colour::Red, &problem.to_string());
            out.line(&format!("{} {problem}", source.name))?;
        }
        None => out.line(&format!("{}: {client}{}", source.name, count(source.servers.len(), "server")))?,
    }
    for unread in &source.unread {
        out.line(&format!("  {} {}", unread.alias, unread.reason.as_str()))?;
    }
    Ok(())
}

fn tell_totals(reach: &Reach, out: &mut Output) -> io::Result<()> {
    let totals = reach.totals();
    let risk = |risk| format!("{} {}", totals.risk(risk), risk);
    out.line(&format!(
        "{} on {} can be called: {}, {}, {}",
        count(usize::try_from(totals.all()).unwrap_or(usize::MAX), "tool"),
        count(totals.known, "server"),
        risk(Risk::High),
        risk(Risk::Medium),
        risk(Risk::Low)
    ))?;
    let others = [(totals.unread, "known without tools"), (totals.unknown, "unknown"), (totals.disabled, "switched off")];
    let others: Vec<String> = others.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    if others.is_empty() { Ok(()) } else { out.line(&format!("Further servers: {}", others.join(", "))) }
}

fn tell_combinations(reach: &Reach, out: &mut Output) -> io::Result<()> {
    if reach.combinations.is_empty() {
        return Ok(());
    }
    heading("Dangerous together", out)?;
    for found in &reach.combinations {
        let severity = severity(found.danger.severity, out);
        let whose = if reach.sources.len() > 1 { format!(", in {}", found.clients.join(", ")) } else { String::new() };
        out.line(&format!("{severity} {} ({}){whose}", found.danger.title, found.danger.id))?;
        out.line(&format!("  {}", found.danger.why))?;
        tell_parts(found, reach, out)?;
        if !found.alone.is_empty() {
            let alone: Vec<&str> = found.alone.iter().map(|at| reach.servers[*at].called()).collect();
            out.line(&format!("  all of it on one server: {}", alone.join(", ")))?;
        }
    }
    Ok(())
}

fn tell_parts(found: &Combination, reach: &Reach, out: &mut Output) -> io::Result<()> {
    for (part, suppliers) in found.danger.parts.iter().zip(&found.parts) {
        let mut named: Vec<String> = Vec::new();
        for supplier in suppliers.iter().take(NAMED) {
            let server = &reach.servers[supplier.server];
            let tool = &server.tools[supplier.tool];
            let how = if part.id == "way_out" && by_address_alone(tool) { " (through the address it requests)" } else { "" };
            named.push(format!("{}/{}{how}", server.called(), one_line(&tool.name, 80)));
        }
        out.line(&format!("  {}: {}{}", part.title, named.join(", "), more(suppliers.len())))?;
    }
    Ok(())
}

fn tell_servers(reach: &Reach, state: State, title: &str, out: &mut Output) -> io::Result<()> {
    let mut servers: Vec<&Server> = reach.servers.iter().filter(|server| server.state() == state).collect();
    if servers.is_empty() {
        return Ok(());
    }
    servers.sort_by_key(|server| std::cmp::Reverse((server.risk(Risk::High), server.risk(Risk::Medium))));
    heading(title, out)?;
    for server in servers {
        tell_server(server, reach, out)?;
    }
    Ok(())
}

fn tell_server(server: &Server, reach: &Reach, out: &mut Output) -> io::Result<()> {
    let mut notes: Vec<String> =
        if reach.sources.len() > 1 { server.entries.iter().map(|entry| reach.called(entry.source).to_owned()).collect() } else { vec![] };
    notes.dedup();
    if server.is_disabled() {
        notes.push("switched off".into());
    }
    let off: BTreeSet<&str> = server.entries.iter().flat_map(|entry| &entry.configured.off_in).map(Plain::as_str).collect();
    if !off.is_empty() {
        let named: Vec<&str> = off.iter().take(NAMED).copied().collect();
        notes.push(format!(
            "switched off in {} {}{}",
            if off.len() == 1 { "project" } else { "projects" },
            named.join(", "),
            more(off.len())
        ));
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    let what = match (&server.known, server.origin.name()) {
        (Some(known), _) if known.sure => format!("{}, by its {}", known.slug, known.how.as_str()),
        (Some(known), _) => format!("perhaps {}, by its {}", known.slug, known.how.as_str()),
        (None, "") => "part of the client, or not named".to_owned(),
        (None, name) => format!("{} {name}", server.origin.kind()),
    };
    let alias = out.paint(Colour::Bold, server.alias());
    out.line(&format!("{alias}: {what}{notes}"))?;
    if !server.tools.is_empty() {
        let risks: Vec<String> = Risk::ALL.iter().rev().map(|risk| risk_count(server, *risk, out)).collect();
        let named: Vec<String> = server.tools.iter().take(NAMED).map(|tool| one_line(&tool.name, 80)).collect();
        out.line(&format!(
            "  {}: {}; {}{}",
            count(server.tools.len(), "tool"),
            risks.join(", "),
            named.join(", "),
            more(server.tools.len())
        ))?;
    }
    if !server.hidden.is_empty() {
        let named: Vec<String> = server.hidden.iter().take(NAMED).map(|tool| one_line(&tool.name, 80)).collect();
        let more = more(server.hidden.len());
        out.line(&format!("  hidden by the client: {}{more}", named.join(", ")))?;
    }
    match server.remedy() {
        Some(remedy) => out.line(&format!("  {remedy}")),
        None => Ok(()),
    }
}

fn risk_count(server: &Server, risk: Risk, out: &Output) -> String {
    let (number, text) = (server.risk(risk), format!("{} {risk}", server.risk(risk)));
    match risk {
        Risk::High if number > 0 => out.paint(Colour::Red, &text),
        Risk::Medium if number > 0 => out.paint(Colour::Yellow, &text),
        _ => text,
    }
}

fn tell_changes(since: Option<(&str, &[Difference])>, out: &mut Output) -> io::Result<()> {
    let Some((at, changes)) = since else { return Ok(()) };
    if changes.is_empty() {
        return out.line(&format!("\nNothing changed since {at}."));
    }
    heading(&format!("Changed since {at}"), out)?;
    for change in changes.iter().take(CHANGES) {
        let tool = change.tool.as_ref().map_or_else(String::new, |tool| format!("/{}", one_line(tool, 80)));
        let verdict = match (&change.before, &change.after) {
            (Some(before), Some(after)) if before == after => format!(": {after}"),
            (Some(before), Some(after)) => format!(": {before} → {after}"),
            (Some(only), None) | (None, Some(only)) => format!(": {only}"),
            (None, None) => String::new(),
        };
        out.line(&one_line(&format!("{} {}{tool}{verdict}", change.kind.replace('_', " "), change.server), 400))?;
    }
    if changes.len() > CHANGES { out.line(&format!("… and {} more, in --json", changes.len() - CHANGES)) } else { Ok(()) }
}

fn severity(severity: Severity, out: &Output) -> String {
    let colour = if severity == Severity::High { Colour::Red } else { Colour::Yellow };
    out.paint(colour, &format!("[{}]", severity.as_str()))
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn more(all: usize) -> String {
    if all > NAMED { format!(" and {} more", all - NAMED) } else { String::new() }
}
