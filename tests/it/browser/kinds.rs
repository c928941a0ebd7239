//! The table of page types. The tests that hold for every page walk over it.

/// What stands before the address of a page: a row is a page in each of these languages.
const LANGUAGES: &[&str] = &["", "/zh"];

/// A page of one type, in one language.
pub(super) struct Kind {
    /// How its pictures are called.
    pub(super) name: String,
    pub(super) address: String,
    pub(super) status: u64,
    /// A field, and what is sent with its form before the page is the one that is meant.
    pub(super) pasted: Option<(&'static str, &'static str)>,
}

/// Name, route and address of every page type.
const KINDS: &[(&str, &str, &str)] = &[
    ("home", "/", "/"),
    ("search-start", "/search", "/search"),
    ("search", "/search", "/search?q=delete+file"),
    ("search-nothing", "/search", "/search?q=xylophonic+zzz"),
    ("servers", "/servers", "/servers"),
    ("servers-narrowed", "/servers", "/servers?risk=high&sort=tools&trait=destructive"),
    ("server", "/servers/{server}", "/servers/modelcontextprotocol-server-filesystem"),
    ("tool", "/servers/{server}/tools/{tool}", "/servers/modelcontextprotocol-server-filesystem/tools/write_file"),
    ("tool-modes", "/servers/{server}/tools/{tool}", "/servers/cyanheads-git-mcp-server/tools/git_stash"),
    ("tool-chinese", "/servers/{server}/tools/{tool}", "/servers/modelscope-modelscope-mcp-server/tools/generate_image"),
    ("server-strained", "/servers/{server}", "/servers/strained"),
    ("tool-strained", "/servers/{server}/tools/{tool}", STRAINED),
    ("category", "/categories/{category}", "/categories/execute"),
    ("risk", "/risks/{risk}", "/risks/high"),
    ("trait", "/traits/{trait}", "/traits/destructive"),
    ("builder", "/builder", "/builder"),
    ("builder-server", "/builder", "/builder?server=modelcontextprotocol-server-filesystem"),
    ("stack", "/stack", "/stack"),
    ("changes", "/changes", "/changes"),
    ("policy-format", "/docs/policy", "/docs/policy"),
    ("api", "/docs/api", "/docs/api"),
    ("rules", "/rules", "/rules"),
    ("rule", "/rules/{id}", "/rules/removes"),
    ("attacks", "/attacks", "/attacks"),
    ("attack", "/attacks/{id}", "/attacks/lethal-trifecta"),
    ("glossary", "/glossary", "/glossary"),
    ("contact", "/contact", "/contact"),
    ("contact-thanks", "/contact/thanks", "/contact/thanks"),
    ("methodology", "/methodology", "/methodology"),
];

const STRAINED: &str = "/servers/strained/tools/\
                        a_name_that_goes_on_a_name_that_goes_on_a_name_that_goes_on_a_name_that_goes_on_a_name_that_goes_on";

/// Every page of the table in every language, the page that isn't there, and what forms lead to.
pub(super) fn kinds() -> Vec<Kind> {
    let (list, stack) = (Some(("#list", LIST)), Some(("#config", CONFIGURATION)));
    let led = [("missing", "/nowhere", 404, None), ("builder-list", "/builder", 200, list), ("stack-report", "/stack", 200, stack)];
    let rows = KINDS.iter().map(|(name, _, address)| (*name, *address, 200, None)).chain(led).collect::<Vec<_>>();
    let in_language = |language: &&str| {
        let language = (*language).to_owned();
        let kind = move |(name, address, status, pasted): &(&str, &str, u64, _)| Kind {
            name: format!("{name}{}", language.replace('/', "-")),
            // The first page of a language has no slash behind it.
            address: if *address == "/" && !language.is_empty() { language.clone() } else { format!("{language}{address}") },
            status: *status,
            pasted: *pasted,
        };
        rows.iter().map(kind).collect::<Vec<_>>()
    };
    LANGUAGES.iter().flat_map(in_language).collect()
}

/// What a server lists, pasted into the builder.
const LIST: &str = r#"{"tools": [{"name": "get_time", "description": "Returns the time."}, {"name": "delete_all", "description": "Deletes every file for good."}]}"#;

/// A secret that stands wherever a configuration may hold one.
pub(super) const SECRET: &str = "ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5";

/// The configuration of a client that reaches enough to be dangerous, with `SECRET` in it.
pub(super) const CONFIGURATION: &str = r#"{"mcpServers": {
  "files": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/srv/desk"]},
  "git": {"command": "npx", "args": ["-y", "@cyanheads/git-mcp-server"], "env": {"GITHUB_TOKEN": "ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"}},
  "base": {"command": "npx", "args": ["-y", "@supabase/mcp-server-supabase", "--access-token", "ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"]},
  "fetch": {"command": "uvx", "args": ["mcp-server-fetch"]},
  "ours": {"url": "https://mcp.example.com/ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5/mcp?key=ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5",
           "headers": {"Authorization": "Bearer ghp_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"}}
}}"#;

#[test]
fn no_page_type_is_forgotten() {
    let routes = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/routes.rs")).expect("the routes");
    let pages = routes.split("fn pages()").nth(1).and_then(|rest| rest.split(".fallback(").next()).expect("the pages");
    let there: Vec<&str> = pages.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(there.len() > 15, "{there:?}");
    let forgotten = there.iter().filter(|route| KINDS.iter().all(|(_, told, _)| told != *route));
    assert_eq!(forgotten.collect::<Vec<_>>(), [&""; 0], "give each a row in KINDS");
}
