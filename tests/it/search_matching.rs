//! What filters, unfinished words and servers' own words find, in an index in memory.

use toolgrade::model::{Entry, ServerEntry, ToolEntry};
use toolgrade::search::{Answer, Matching, Reason, Request, Search};

/// A tool of a server: key, server's key, name and description.
fn tool(id: i64, server: i64, name: &str, description: &str) -> Entry {
    let (name, description, home) = (name.into(), Some(description.into()), format!("s{server}"));
    Entry::Tool(ToolEntry { id, server, name, description, home, ..ToolEntry::default() })
}

fn server(id: i64, slug: &str, name: &str, description: &str) -> ServerEntry {
    ServerEntry { id, slug: slug.into(), name: Some(name.into()), description: Some(description.into()), ..ServerEntry::default() }
}

fn search(servers: Vec<ServerEntry>, tools: Vec<Entry>) -> Search {
    Search::in_memory(&servers.into_iter().map(Entry::Server).chain(tools).collect::<Vec<_>>()).expect("an index")
}

fn ask(search: &Search, text: &str) -> Answer {
    (*search.ask(&Request::new(text)).expect("an answer")).clone()
}

fn found(search: &Search, text: &str) -> Vec<i64> {
    let mut found: Vec<i64> = ask(search, text).hits.iter().map(|hit| hit.tool).collect();
    found.sort_unstable();
    found
}

#[test]
fn a_server_is_asked_for_by_slug_name_word_or_part_of_its_package() {
    let package = Some("npm:@octo/server-filesystem".to_owned());
    let servers = vec![
        server(1, "github", "Code Hub", ""),
        server(2, "acme-tracker", "GitHub Tracker", ""),
        ServerEntry { package, repository: Some("octo/FileKeeper".into()), ..server(3, "octo-fs", "文件管理", "") },
    ];
    let search = search(servers, (1..=3).map(|id| tool(id, id, "list", "Lists.")).collect());
    let cases: [(&str, &[i64]); 10] = [
        ("server:github", &[1]),
        ("server:GITHUB", &[1]),
        ("server:tracker", &[2]),
        ("server:\"github tracker\"", &[2]),
        ("server:hub", &[1, 2]),
        ("server:filesystem", &[3]),
        ("server:@octo/server-filesystem", &[3]),
        ("server:octo/filekeeper", &[3]),
        ("server:keeper", &[3]),
        ("server:文件", &[3]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(&search, text), expected, "{text}");
    }
    assert_eq!(found(&search, "server:nobody"), Vec::<i64>::new());
}

#[test]
fn servers_alone_are_listed_page_by_page_without_any_word() {
    let servers = (1..=25).map(|id| ServerEntry { fame: u8::from(id == 7), ..server(id, &format!("s{id}"), "x", "About notes.") });
    let search = search(servers.collect(), vec![tool(1, 1, "list", "Lists.")]);
    let first = ask(&search, "kind:server");
    assert_eq!((first.hits.len(), first.servers.len(), first.servers[0]), (0, 20, 7));
    let second = search.ask(&Request { after: first.next.as_deref(), ..Request::new("kind:server") }).expect("a page");
    assert_eq!((second.servers.len(), second.next.clone()), (5, None));
    assert_eq!(ask(&search, "kind:server notes").servers.len(), 20);
    assert_eq!(ask(&search, "kind:server lang:zh").servers.len(), 0);
}

#[test]
fn what_a_whole_word_may_become_stands_behind_it() {
    let search = search(vec![], vec![tool(1, 1, "list_filesystems", ""), tool(2, 2, "list_file", ""), tool(3, 3, "list", "")]);
    let hits =
        |text: &str| ask(&search, text).hits.iter().filter(|hit| hit.matching == Matching::All).map(|hit| hit.tool).collect::<Vec<_>>();
    assert_eq!(hits("list file"), [2, 1]);
    assert_eq!(hits("list file "), [2]);
}

#[test]
fn where_little_is_found_other_words_for_the_same_count() {
    let names = ["delete_pod", "get_pod_logs", "helm_rollback", "send_mail", "列出表格", "exchange_rate"];
    let tools = (1..).zip(names).map(|(id, name)| tool(id, id, name, "")).collect();
    let search = search(vec![], tools);
    let first = |text: &str| ask(&search, text).hits.first().map(|hit| (hit.tool, hit.matching));
    for (text, tool) in
        [("erase pod ", 1), ("pod 日志", 2), ("roll back helm ", 3), ("發送郵件 ", 4), ("show table ", 5), ("exchangerate", 6)]
    {
        assert_eq!(first(text), Some((tool, Matching::All)), "{text}");
    }
    // A phrase stands as it is.
    assert_eq!(found(&search, "\"erase pod\""), Vec::<i64>::new());
}

#[test]
fn a_word_is_found_in_the_two_that_it_is_made_of_where_these_stand_side_by_side() {
    let texts = ["Runs a healthcheck.", "Runs a health check.", "Checks the health."];
    let search = search(vec![], (1..).zip(texts).map(|(id, text)| tool(id, id, &format!("t{id}"), text)).collect());
    assert_eq!(found(&search, "healthcheck "), [1, 2]);
}

#[test]
fn a_name_that_holds_both_halves_side_by_side_counts_as_one_that_holds_the_word() {
    let text = "Runs a health check of a host.";
    let named = [(1, "start_healthcheck", ""), (2, "start_health_check", ""), (3, "diagnose", text), (4, "check_the_health", text)];
    let hits = ask(&search(vec![], named.map(|(id, name, text)| tool(id, id, name, text)).to_vec()), "healthcheck ").hits;
    let reasons: Vec<(i64, Reason)> = hits.iter().map(|hit| (hit.tool, hit.reason)).collect();
    assert_eq!(reasons[..2], [(1, Reason::Name), (2, Reason::Name)]);
    assert!(reasons[2..].iter().all(|(_, reason)| *reason == Reason::Text) && reasons.len() == 4, "{reasons:?}");
}

#[test]
fn words_of_other_regions_and_longer_synonyms_find_each_other() {
    let texts = ["删除文件。", "查询数据库。", "Queries a database.", "数据。"];
    let search = search(vec![], (1..).zip(texts).map(|(id, text)| tool(id, id, &format!("t{id}"), text)).collect());
    assert_eq!(found(&search, "刪除檔案"), [1]);
    assert_eq!(found(&search, "資料庫"), [2, 3]);
    assert_eq!(found(&search, "database "), [2, 3]);
}

#[test]
fn what_was_typed_comes_before_other_words_for_it() {
    let search = search(vec![], vec![tool(1, 1, "delete_pod", ""), tool(2, 2, "erase_pod", "")]);
    let hits: Vec<i64> = ask(&search, "erase pod ").hits.iter().map(|hit| hit.tool).collect();
    assert_eq!(hits, [2, 1]);
}

#[test]
fn words_that_only_ask_are_left_out_beside_others() {
    let search = search(vec![], vec![tool(1, 1, "whois_domain", "Tells who holds a domain."), tool(2, 2, "who_am_i", "")]);
    assert_eq!(found(&search, "what does my domain do ?"), [1]);
    assert_eq!(ask(&search, "who am I ").hits[0].tool, 2);
    assert!(ask(&search, "\"who holds\"").hits.iter().any(|hit| hit.tool == 1));
}

#[test]
fn where_few_hold_all_words_a_good_name_comes_before_a_long_text() {
    let long = format!("Lists costs. {} A payment of a customer, a refund, and others.", "Some words on costs and their tags. ".repeat(12));
    let mut tools = vec![tool(1, 1, "cost_explorer", &long), tool(2, 2, "create_refund_of_payment", "Pays back a payment.")];
    tools.extend((3..30).map(|id| tool(id, id, &format!("customer_{id}"), "Shows a customer.")));
    let search = search(vec![], tools);
    let hits: Vec<(i64, Matching)> = ask(&search, "refund customer payment ").hits.iter().map(|hit| (hit.tool, hit.matching)).collect();
    assert_eq!(hits[..2], [(2, Matching::Most), (1, Matching::All)]);
}

#[test]
fn a_server_lends_its_tools_a_place_behind_those_that_hold_the_words() {
    let servers = vec![server(1, "bocha", "博查", "博查搜索服务"), server(2, "other", "Other", "")];
    let search = search(servers, vec![tool(1, 1, "web", "Looks it up."), tool(2, 2, "find", "博查搜索的替代")]);
    let answer = ask(&search, "博查搜索 ");
    assert_eq!(answer.hits.iter().map(|hit| hit.tool).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(answer.total.count, 2);
}

#[test]
fn a_package_typed_in_whole_brings_its_own_tools_first() {
    let package = |name: &str| Some(name.to_owned());
    let servers = vec![
        ServerEntry { package: package("npm:@octo/server-notes"), ..server(1, "octo-notes", "x", "") },
        ServerEntry { repository: package("octo/server-notes-extra"), ..server(2, "extra", "y", "") },
    ];
    let homes = ["octo-notes\nnpm:@octo/server-notes", "extra\nocto/server-notes-extra"];
    let of = |id: i64, server: usize, name: &str| {
        let home = homes[server - 1].into();
        Entry::Tool(ToolEntry { id, server: i64::try_from(server).expect("small"), name: name.into(), home, ..ToolEntry::default() })
    };
    let tools = vec![of(1, 2, "octo_server_notes_search"), of(2, 1, "read"), of(3, 1, "write")];
    let search = search(servers, tools);
    let hits: Vec<i64> = ask(&search, "@octo/server-notes").hits.iter().map(|hit| hit.tool).collect();
    assert_eq!((&hits[..2], hits.len()), (&[2, 3][..], 3));
    assert_eq!(ask(&search, "@octo/server-notes").servers[0], 1);
}

#[test]
fn most_of_the_words_come_before_some_of_them() {
    let tools = vec![
        tool(1, 1, "a", "alpha beta gamma"),
        tool(2, 2, "b", "alpha"),
        tool(3, 3, "c", "alpha beta"),
        tool(4, 4, "d", "delta gamma alpha"),
    ];
    let answer = ask(&search(vec![], tools), "alpha beta gamma delta ");
    let hits: Vec<(i64, Matching)> = answer.hits.iter().map(|hit| (hit.tool, hit.matching)).collect();
    assert_eq!(hits.len(), 4);
    assert!(hits[..2].iter().all(|(id, matching)| [1, 4].contains(id) && *matching == Matching::Most), "{hits:?}");
    assert!(hits[2..].iter().all(|(_, matching)| *matching == Matching::Any), "{hits:?}");
}

#[test]
fn a_chinese_word_that_nobody_uses_is_not_sought_in_its_characters() {
    let tools = vec![tool(1, 1, "send_message", "发送消息到群"), tool(2, 1, "search_files", "搜索文件")];
    let search = search(vec![server(1, "acme", "Acme", "")], tools);
    assert_eq!(found(&search, "发送邮件"), [1], "件 of 文件 is not 邮件");
    assert_eq!(found(&search, "件"), [2], "a character alone is sought");
    assert_eq!(found(&search, "发文件"), [1, 2], "and so is one beside a word that is there");
}

#[test]
fn a_character_alone_is_found_wherever_it_stands_in_a_word() {
    let descriptions = ["生成图片", "打开地图", "把图", "使用 OCR 图 识别", "読み込む", "Draws a map"];
    let tools = (1..)
        .zip(descriptions)
        .map(|(id, text)| tool(id, id, "run", text))
        .chain([tool(7, 7, "图库", "Pictures."), tool(8, 8, "go", "The page 地址")]);
    let search = search(vec![server(1, "acme", "Acme", "绘图")], tools.collect());
    let cases: [(&str, &[i64]); 9] = [
        ("图", &[1, 2, 3, 4, 7]),
        ("圖", &[1, 2, 3, 4, 7]),
        ("\"图\"", &[1, 2, 3, 4, 7]),
        ("片", &[1]),
        ("生 片", &[1]),
        ("\"OCR 图\"", &[4]),
        ("\"OCR 识\"", &[]),
        ("\"page 地\"", &[8]),
        ("み", &[5]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(&search, text), expected, "{text}");
        assert_eq!(ask(&search, text).total.count, expected.len() as u64, "{text}");
    }
    assert_eq!(ask(&search, "图").hits[0].tool, 7, "a name comes first");
}

#[test]
fn a_server_alone_shows_its_best_tools_on_the_first_page_and_the_rest_later() {
    let search = search(vec![], (1..=30).map(|id| tool(id, 1, &format!("read_page_{id}"), "")).collect());
    let first = ask(&search, "page ");
    assert_eq!((first.hits.len(), first.hits[5].more, first.total.count), (6, Some(24), 30));
    let (mut seen, mut after): (Vec<i64>, _) = (first.hits.iter().map(|hit| hit.tool).collect(), first.next);
    while after.is_some() {
        let page = search.ask(&Request { after: after.as_deref(), ..Request::new("page ") }).expect("a page");
        seen.extend(page.hits.iter().map(|hit| hit.tool));
        after.clone_from(&page.next);
    }
    seen.sort_unstable();
    assert_eq!(seen, (1..=30).collect::<Vec<_>>());
}

#[test]
fn what_a_word_may_become_stands_behind_every_tool_that_holds_it() {
    // Of the tools that hold the word as it is, forty belong to one server, and the page has room for few of these. All of them
    // hold it in the last place, where it scores less than what it may become does in a name.
    let text = format!("{} note", "Keeps what is worth to be kept. ".repeat(12));
    let whole = (1..=80).map(|id| tool(id, if id <= 40 { 1 } else { id }, &format!("keep_{id}"), &text));
    let begun = (101..=160).map(|id| tool(id, id, &format!("notebook_{id}"), ""));
    let search = search(vec![], whole.chain(begun).collect());
    let (mut seen, mut after): (Vec<i64>, Option<String>) = (vec![], None);
    loop {
        let page = search.ask(&Request { after: after.as_deref(), ..Request::new("note") }).expect("a page");
        seen.extend(page.hits.iter().map(|hit| hit.tool));
        after.clone_from(&page.next);
        if after.is_none() {
            break;
        }
    }
    assert!(seen[..40].iter().all(|id| *id <= 80), "{seen:?}");
    seen.sort_unstable();
    assert_eq!(seen, (1..=80).chain(101..=160).collect::<Vec<_>>());
}

#[test]
fn a_letter_may_be_missing_of_a_word_of_five_but_no_shorter_word_is_changed() {
    let search = search(vec![], vec![tool(1, 1, "create_issue", ""), tool(2, 2, "create_list", "")]);
    for (typed, corrected) in
        [("create isue", "create issue"), ("create isssue", "create issue"), ("create lst", "create lst"), ("create lizt", "create lizt")]
    {
        assert_eq!(ask(&search, typed).corrected(), corrected, "{typed}");
    }
}
