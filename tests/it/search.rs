//! What a search finds, in an index in memory.

use toolgrade::model::{Category, Entry, Risk, ServerEntry, ToolEntry, Trait};
use toolgrade::search::{Answer, Filter, Kind, Matching, Query, Reason, Request, Search};

/// A tool of a server: key, server's key, name and description.
fn tool(id: i64, server: i64, name: &str, description: &str) -> Entry {
    let home = format!("server-{server}");
    let (category, risk) = (Some(Category::Read), Some(Risk::Low));
    Entry::Tool(ToolEntry {
        id,
        server,
        name: name.into(),
        description: Some(description.into()),
        home,
        category,
        risk,
        ..ToolEntry::default()
    })
}

fn server(id: i64, slug: &str, package: Option<&str>, repository: Option<&str>) -> Entry {
    let (package, repository) = (package.map(Into::into), repository.map(Into::into));
    Entry::Server(ServerEntry { id, slug: slug.into(), package, repository, ..ServerEntry::default() })
}

fn search(entries: &[Entry]) -> Search {
    Search::in_memory(entries).expect("an index")
}

fn ask(search: &Search, text: &str) -> Answer {
    (*search.ask(&Request::new(text)).expect("an answer")).clone()
}

/// The hits that hold every word.
fn tools(search: &Search, text: &str) -> Vec<i64> {
    ask(search, text).hits.iter().filter(|hit| hit.matching == Matching::All).map(|hit| hit.tool).collect()
}

#[test]
fn one_name_is_found_whichever_way_it_is_written() {
    let search =
        search(&[tool(1, 1, "create_issue", "Opens a ticket."), tool(2, 2, "createIssue", "Files a bug."), tool(3, 3, "issue", "")]);
    for text in ["createIssue", "create_issue", "create issue", "CREATE-ISSUE", "issue create"] {
        let mut found = tools(&search, text);
        found.sort_unstable();
        assert_eq!(found, [1, 2], "{text}");
    }
    assert_eq!(tools(&search, "createIssue")[0], 2);
}

#[test]
fn every_name_is_found_among_many_that_begin_alike() {
    let name = |id: i64| if id % 3 == 0 { format!("list_{id}") } else { format!("list_customer_records_{id}") };
    let search = search(&(1..=150).map(|id| tool(id, id, &name(id), "")).collect::<Vec<_>>());
    for id in 1..=150 {
        assert_eq!(ask(&search, &name(id)).hits.first().map(|hit| (hit.tool, hit.reason)), Some((id, Reason::ExactName)), "{}", name(id));
    }
    assert!(ask(&search, "list_customer_records_").hits.iter().all(|hit| hit.reason != Reason::ExactName));
}

#[test]
fn traditional_and_simplified_chinese_find_each_other() {
    let search = search(&[tool(1, 1, "a", "生成图片并保存"), tool(2, 1, "b", "刪除檔案"), tool(3, 1, "c", "查询天气")]);
    assert_eq!(tools(&search, "圖片"), [1]);
    assert_eq!(tools(&search, "删除档案"), [2]);
}

#[test]
fn chinese_words_are_found_in_another_order_and_beside_english_ones() {
    let search = search(&[tool(1, 1, "generate_image", "生成一张图片"), tool(2, 1, "weather", "查询天气")]);
    assert_eq!(tools(&search, "图片生成"), [1]);
    assert_eq!(tools(&search, "image 生成"), [1]);
}

#[test]
fn a_word_that_is_not_held_is_replaced_by_one_a_letter_away_and_said_so() {
    let search = search(&[tool(1, 1, "create_repository", "Makes one."), tool(2, 1, "list_files", "Lists.")]);
    let answer = ask(&search, "repositry create");
    assert_eq!((answer.hits[0].tool, answer.corrected().as_str()), (1, "repository create"));
    let kept = search.ask(&Request { verbatim: true, ..Request::new("repositry create") }).expect("an answer");
    assert!(kept.corrections.is_empty() && kept.matching == Matching::Any);
}

#[test]
fn filters_leave_the_counts_of_their_own_field_as_they_were() {
    let with = |id: i64, risk: Risk, traits: Vec<Trait>| {
        let Entry::Tool(tool) = tool(id, id, "delete_file", "Deletes.") else { unreachable!("a tool") };
        Entry::Tool(ToolEntry { risk: Some(risk), traits, ..tool })
    };
    let search = search(&[with(1, Risk::High, vec![Trait::Destructive]), with(2, Risk::High, vec![]), with(3, Risk::Low, vec![])]);
    let answer = ask(&search, "delete risk:high");
    let count = |filter: Filter| answer.facets.options.iter().find(|one| one.filter == filter).map_or(0, |one| one.count);
    assert_eq!((answer.total.count, count(Filter::Risk(Risk::High)), count(Filter::Risk(Risk::Low))), (2, 2, 1));
    assert_eq!(count(Filter::Trait(Trait::Destructive)), 1);
}

#[test]
fn a_name_with_punctuation_finds_its_server() {
    let search = search(&[
        server(1, "modelcontextprotocol-server-filesystem", Some("npm:@modelcontextprotocol/server-filesystem"), None),
        server(2, "joeseesun-seedream-mcp", None, Some("joeseesun/seedream_mcp")),
        server(3, "filesystem", None, None),
    ]);
    assert_eq!(ask(&search, "@modelcontextprotocol/server-filesystem").servers[0], 1);
    assert_eq!(ask(&search, "joeseesun/seedream_mcp").servers[0], 2);
}

#[test]
fn no_server_fills_a_page_while_others_have_something_to_show() {
    let mut entries: Vec<Entry> = (1..=30).map(|id| tool(id, 1, &format!("list_things_{id}"), "Lists things.")).collect();
    entries.extend((31..=60).map(|id| tool(id, id, "other", "Lists things too.")));
    let search = search(&entries);
    let answer = ask(&search, "list things");
    let of_first: Vec<_> = answer.hits.iter().filter(|hit| hit.server == 1).collect();
    let rest = of_first.last().and_then(|hit| hit.more).unwrap_or_default();
    assert_eq!((answer.hits.len(), of_first.len() < 10, of_first.len() as u64 + rest), (20, true, 30));
    assert_eq!(ask(&search, "list things server:server-1").total.count, 0);
}

#[test]
fn pages_hold_every_hit_once() {
    let entries: Vec<Entry> = (1..=130).map(|id| tool(id, id % 7, "same_name", "Text.")).collect();
    let search = search(&entries);
    let (mut seen, mut after) = (vec![], None);
    loop {
        let answer = search.ask(&Request { after: after.as_deref(), limit: 10, ..Request::new("same name") }).expect("a page");
        seen.extend(answer.hits.iter().map(|hit| hit.tool));
        after.clone_from(&answer.next);
        if after.is_none() {
            break;
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, (1..=130).collect::<Vec<_>>());
}

#[test]
fn suggestions_are_distinct_names_with_their_servers() {
    let search = search(&[
        tool(1, 1, "create_issue", ""),
        tool(2, 2, "createIssue", ""),
        tool(3, 2, "delete", ""),
        server(9, "create-things", None, None),
    ]);
    let found = search.suggest("Create", 8).expect("suggestions");
    assert_eq!(found.iter().map(|one| (one.servers, one.kind)).collect::<Vec<_>>(), [(2, Kind::Tool), (1, Kind::Server)]);
}

#[test]
fn a_prefix_finds_what_it_may_become() {
    let search = search(&[tool(1, 1, "create_repository", ""), tool(2, 1, "creating", "")]);
    assert_eq!(tools(&search, "create reposi"), [1]);
    assert_eq!(tools(&search, "creati").len(), 2);
    assert!(Query::parse("create reposi ").is_ok_and(|query| !query.typing));
}
