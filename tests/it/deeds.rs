//! Deeds in ordinary words: written to find where a word that mostly belongs to looking hides one.

use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use toolgrade::classify::Classifier;
use toolgrade::model::{Category, ToolRow, Trait, Verdict};

static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(Classifier::embedded);

/// Name, description and parameters of a tool, and the mildest category that it may be told as.
const ACTS: &[(&str, &str, &[&str], Category)] = &[
    ("ci", "Run integration tests of the project.", &["suite"], Category::Execute),
    ("app_host", "Deploys different types of applications.", &["name", "image"], Category::Execute),
    ("svc", "Starts these types of servers.", &["name"], Category::Execute),
    ("firewall", "Reloads the policies of the firewall.", &["name"], Category::Write),
    ("reload_policy", "Reloads the policy.", &["name"], Category::Write),
    ("kube", "Execute any kubectl command, e.g. kubectl get pods.", &["query"], Category::Execute),
    ("kube2", "Run commands such as kubectl get or kubectl logs.", &["input"], Category::Execute),
    ("visitor_pass", "Allows a visitor to access the building.", &["visitor", "building"], Category::Write),
    ("team_results", "Shares the results with the team.", &["team_id"], Category::Write),
    ("reports_out", "Delivers the results to a list of recipients by mail.", &["recipients"], Category::Write),
    ("data_public", "Exposes the data publicly.", &["dataset_id"], Category::Write),
    ("invite_in", "Accepts an invitation and returns the status.", &["id"], Category::Write),
    ("offer", "Accepts a trade offer and returns the outcome.", &["offer_id"], Category::Write),
    ("expenses", "Keep track of expenses.", &["title", "category"], Category::Write),
    ("todo_list", "Keep track of tasks.", &["title", "status"], Category::Write),
    ("garden_gate", "Opens the gate.", &["name"], Category::Write),
    ("brake", "Engages the brake.", &[], Category::Write),
    ("fact_note", "Notes a fact about the user.", &["fact"], Category::Write),
    ("loan", "Takes a loan.", &["term"], Category::Write),
    ("script_find", "Finds a script and runs it, optionally with arguments.", &["name"], Category::Execute),
    ("script_find2", "Finds a script and runs it. It does not install dependencies.", &["name"], Category::Execute),
    ("answer_call", "Answers a call without delay.", &[], Category::Write),
    ("list_remove", "Removes a contact from the list.", &["contact", "list"], Category::Write),
    ("run_manual_job", "Runs a job by hand.", &["job"], Category::Execute),
    ("quick_start_server", "Starts a server.", &["name"], Category::Execute),
    ("manual_deploy", "Deploys a build.", &["build"], Category::Execute),
    ("db_opt", "Performs optimization of the tables.", &["database"], Category::Write),
    ("conv", "Runs the conversion and keeps the outcome.", &["id"], Category::Write),
    ("inst", "Starts an instance at the given start time.", &["instance"], Category::Execute),
    ("stream", "Start or end the live stream.", &["id"], Category::Execute),
    ("goto_points", "Navigates the robot to the points.", &["target"], Category::Write),
    ("picker2", "Chooses the best plan and subscribes the customer to it.", &["customer"], Category::Write),
    ("step_on", "Steps to the next definition.", &[], Category::Execute),
    ("can_send", "Sends a CAN frame; explains how to read the answer.", &["frame"], Category::Write),
    ("run_inference", "Run computation on the cluster.", &["job"], Category::Execute),
    ("backup_step", "Fetches the file and stores it, estimated time 5 minutes.", &["id"], Category::Write),
    ("drill_click", "Types words into the search field.", &["text"], Category::Execute),
    ("vol", "Presses volume.", &["direction"], Category::Write),
    ("emp", "Moves money and records the balance; how to: see docs. check if paid", &["amount"], Category::Write),
    ("tests", "Executes reasoning agents.", &["task"], Category::Execute),
    ("use_llm_runner", "Run docker stats or any other docker command.", &["cmdline"], Category::Execute),
    ("ml_emb", "Runs embedding of all documents and writes them to the store.", &["store"], Category::Write),
];

/// The same, and a trait that must not be missed.
const HAS: &[(&str, &str, &[&str], Trait)] = &[
    ("get_messages", "Gets the messages of a user's inbox. Transport is TCP.", &["user"], Trait::PersonalData),
    ("create_issue_comment", "Adds a comment to the issue in the source code repository.", &["issue", "comment"], Trait::Outbound),
    ("add_comment", "Adds a comment to the table reservation request of a guest.", &["id", "comment"], Trait::Outbound),
    ("contents", "Returns the contents at a path.", &["path"], Trait::FileAccess),
    ("peek", "Shows the first bytes at a path.", &["path"], Trait::FileAccess),
    ("convert_doc", "Converts a Word file.", &["document_path"], Trait::FileAccess),
    ("optimise", "Optimises a drawing.", &["svg_path"], Trait::FileAccess),
    ("geo", "Loads a layer.", &["layer_path"], Trait::FileAccess),
    ("tf", "Reads the state.", &["state_path"], Trait::FileAccess),
    ("notes", "Reads a note.", &["vault_path", "title"], Trait::FileAccess),
    ("pkg", "Lists the dependencies.", &["package_path"], Trait::FileAccess),
    ("price_of", "Fetches the price from any web page.", &["url"], Trait::OpenWorld),
    ("tech", "Checks the tech stack of a website.", &["url"], Trait::OpenWorld),
    ("comp", "Fetches company data from a website.", &["url"], Trait::OpenWorld),
    ("patients", "Lists the patients of all hospitals with their names and phone numbers.", &[], Trait::PersonalData),
    (
        "people_find",
        "Finds people by job title with their email addresses and phone numbers; at most 50 characters.",
        &["title"],
        Trait::PersonalData,
    ),
    ("vitals_log", "Returns the resting heart rate and the steps of the user. Any country.", &["date"], Trait::PersonalData),
    ("new_key", "Generates an API key for the invoice service.", &["name"], Trait::Secrets),
    ("new_pw", "Generates passwords from text.", &["length", "amount"], Trait::Secrets),
    ("new_keys", "Generates API keys.", &["amount"], Trait::Secrets),
    ("totp", "Generates a TOTP code.", &["secret"], Trait::Secrets),
    ("regenerate_key", "Regenerates the access key of the Redis cache.", &["cache_name"], Trait::AccessControl),
    ("create_api_key", "Creates an API key. Keys are kept in a cache.", &["name"], Trait::AccessControl),
    ("picker", "Selects the best offer and buys it.", &["product"], Trait::Financial),
    ("user_by_mail", "Gets a user by email, with phone number and home address.", &["email"], Trait::PersonalData),
    ("send_chain", "Sends a message to a friend; every message is kept on chain in the blockchain.", &["to", "text"], Trait::Outbound),
    ("dl_prev", "Downloads the file_url that the previous step gave. URL from a previous call.", &["url"], Trait::OpenWorld),
    ("chars", "Finds people with phone numbers and home addresses.", &["title"], Trait::PersonalData),
    ("prospects", "Lists prospects with email addresses and a draft for each.", &[], Trait::PersonalData),
    ("applicants", "Searches candidates by skill, with email and code samples.", &["query"], Trait::PersonalData),
    ("handed_in", "Gets a candidate with the papers that he handed in: phone and address.", &["id"], Trait::PersonalData),
    ("people_book", "Gets contacts with mail and phone. Contains no PII if masked is set.", &["id"], Trait::PersonalData),
    ("analyze_with", "Execute the analyze script in Python.", &["code"], Trait::CodeExecution),
    ("upkeep", "Runs the vacuum command, or whatever script is given, on the server.", &["script"], Trait::CodeExecution),
    ("file_access", "Grants a user access to a file share.", &["user", "share"], Trait::AccessControl),
    ("share_rights", "Updates the permissions of a file share.", &["share"], Trait::AccessControl),
    ("let_in", "Allows a port on the server.", &["port"], Trait::AccessControl),
    ("let_in2", "Adds a port to the list of allowed ports.", &["port"], Trait::AccessControl),
    ("thread_done", "Marks the thread as read and emails its author.", &["text"], Trait::Outbound),
    ("eyes_wanted", "Notifies the reviewers.", &["text"], Trait::Outbound),
    ("key_book", "Gets API keys with examples.", &[], Trait::Secrets),
    ("all_rows", "List all records, or delete all records.", &[], Trait::Bulk),
];

/// Tools that are named for looking, and tell of a deed further on.
const BESIDES: &[(&str, &str)] = &[
    ("get_orders", "Returns open orders. Orders past their deadline are automatically cancelled."),
    ("list_sessions", "Lists sessions; optionally terminates idle ones."),
    ("find_files", "Find files by pattern. Can also move them to another folder."),
    ("check_certificate", "Checks the certificate. If it has expired, it revokes it."),
    ("fetch_inbox", "Fetches the inbox and archives every message."),
    ("describe_instance", "Describes an instance. When force is set, reboots it."),
    ("count_rows", "Counts rows. The table is then dropped."),
    ("get_feed", "Get the feed and forward it to the webhook."),
    ("lookup_price", "Look up a price. It will purchase the item if auto_buy is on."),
    ("show_members", "Show members. May remove those without activity."),
    ("read_note", "Reads a note, then permanently deletes it."),
    ("get_share_link", "Gets a file. This also publishes it to the web."),
    ("search_mail", "Search mail. Matching mail is deleted when delete_matches is true."),
    ("list_keys", "List API keys. With rotate set, it revokes the old key."),
    ("diff_config", "Compares two configurations and automatically overwrites the older one."),
    ("inspect_db", "Inspects a database, optionally dropping unused tables."),
    ("preview_mail", "Previews a mail. Pass deliver=true to email it to all subscribers."),
    ("get_status", "Get the status. Afterwards, it restarts the service."),
    ("scan_disk", "Scans the disk and automatically erases bad sectors."),
    ("get_x", "获取列表，然后清空回收站。"),
    ("search_z", "搜索邮件。若 delete 为 true，将删除匹配的邮件。"),
    ("check_w", "检查证书，过期则自动吊销。"),
    ("get_v", "获取文件，并直接发布到公网。"),
    ("read_u", "读取配置。设置 reset 后会重置所有配置。"),
    ("stat_t", "统计用户，并自动停用不活跃账号。"),
    ("get_user", "Get a user by id. If purge is true, the user is deleted afterwards."),
    ("list_tasks", "List all tasks. With reset=true, clears them."),
    ("list_tasks", "List all tasks. Pass clear=true to delete them afterwards."),
    ("check_health", "Checks health; unhealthy nodes are terminated."),
    ("list_files", "Lists files in a folder. Optionally deletes files older than N days."),
    ("show_balance", "Shows the balance. Can also transfer funds when to and amount are given."),
    ("summarize", "Summarize the thread and post the summary to the channel."),
    ("fetch", "Fetches data. The cache is dropped first."),
    ("audit", "Audits permissions, revoking those that are unused."),
    ("verify", "Verifies the backup by restoring it over the live database."),
    ("get_logs", "Gets logs then truncates the log file."),
    ("report", "Produces a report of users and removes stale accounts."),
    ("query", "查询订单，若超时则自动取消。"),
    ("get_info", "获取用户信息。传入 delete=true 时会删除该用户。"),
    ("get_price", "获取报价，低于限价时自动下单。"),
    ("scan_zh", "扫描目录并清理重复文件。"),
];

/// Tools that look, and tell of deeds that are not theirs.
const LOOKS: &[(&str, &str)] = &[
    ("get_user", "Gets a user. To delete one, use delete_user."),
    ("list_changes", "Lists updates or deletes since a date."),
    ("list_models", "Lists models, to check which models are deployed."),
    ("get_old", "Gets a page. This tool is deprecated and will be removed in the next release."),
    ("get_logs", "Returns logs. Long lines may be truncated."),
    ("get_cancelled", "Returns bookings that are cancelled."),
    ("find_user", "Finds a user. If the user wants to delete the account, call delete_account."),
    ("get_workflow", "Gets a workflow and the files it deletes."),
    ("list_hooks", "Lists webhooks that send data when a record is deleted."),
    ("get_policy", "Gets the policy: how long data is kept before it is deleted."),
    ("check_perm", "Checks whether the user can delete the file."),
    ("get_trash", "Lists files in the trash. Files are not deleted."),
    ("explain", "Explains how to restart the server and clear the cache."),
    ("get_retention", "Returns the retention rule. When a file is deleted, its versions stay."),
    ("list_actions", "Lists actions such as delete, send and archive."),
    ("get_help", "Shows help. You can delete a project in the settings."),
    ("count_sent", "Counts messages sent, opened and deleted."),
    ("get_posts", "Gets posts and their comments. Deleted posts are left out."),
    ("check_x", "Checks a password. It never sends it anywhere and deletes nothing."),
    ("get_diff", "Shows what a deployment would change. Nothing is deployed."),
    ("get_plan", "Gets the plan. Before you cancel it, read the terms."),
    ("get_doc", "Gets a document. Then call publish_document to publish it."),
    ("list_jobs", "Lists jobs that move, rename or delete files."),
    ("get_room", "Gets a room. Set include_archived to true to see rooms that are archived."),
    ("sum", "Summarizes transfers, refunds and charges."),
    ("get_y", "获取订单。如需取消订单，请使用 cancel_order。"),
    ("list_z", "列出已删除的文件。"),
    ("get_q", "获取规则：文件多久后会被删除。"),
    ("check_p", "检查用户能否删除文件，不会删除任何内容。"),
    ("get_o", "查询退款和转账记录。"),
    ("get_n", "获取任务，包括自动重启的任务。"),
    ("preview_plan", "列出将删除清单。"),
];

fn verdict(name: &str, description: &str, parameters: &[&str]) -> Verdict {
    let members: Map<String, Value> = parameters.iter().map(|name| ((*name).to_owned(), json!({"type": "string"}))).collect();
    let row = json!({"server": "x", "tool": name, "description": description, "input_schema": {"type": "object", "properties": members}});
    CLASSIFIER.classify(&ToolRow::parse(row.to_string().as_bytes()).expect("a row").subject())
}

#[test]
fn no_deed_is_told_as_something_milder() {
    for (name, description, parameters, least) in ACTS {
        let said = verdict(name, description, parameters);
        assert!(said.category >= *least, "{name}: {description} is told as {}: {:?}", said.category, said.evidence);
    }
}

#[test]
fn no_grave_trait_is_hidden_by_a_stray_word() {
    for (name, description, parameters, expected) in HAS {
        let said = verdict(name, description, parameters);
        assert!(said.traits.contains(expected), "{name}: {description} is told without {expected}: {:?}", said.evidence);
    }
}

#[test]
fn what_is_done_to_all_is_done_to_many() {
    for (description, many) in [
        ("Dims every lamp of the bridge.", true),
        ("Dims all of the lamps of the bridge.", true),
        ("关闭所有窗口。", true),
        ("Dims the lamp by its number.", false),
        ("Archives all fields of a note.", false),
        ("Adds an all-day event.", false),
        ("Gets all lamps and dims the brightest.", false),
    ] {
        let said = verdict("bridge_deed", description, &["bridge"]);
        assert_eq!(said.traits.contains(&Trait::Bulk), many, "{description}: {:?}", said.evidence);
    }
}

#[test]
fn what_is_only_named_is_given() {
    let traits = |description: &str| verdict("channel_words", description, &["channel"]).traits;
    assert!(traits("The inbox of the account.").contains(&Trait::PersonalData));
    // What it would be if it read is no word about what it changes.
    assert!(!traits("Archives the inbox of the account.").contains(&Trait::PersonalData));
}

#[test]
fn a_list_of_things_is_those_things() {
    assert!(verdict("folder_words", "Gets a list of emails.", &["folder"]).traits.contains(&Trait::PersonalData));
    assert!(!verdict("folder_words", "Gets the number of emails.", &["folder"]).traits.contains(&Trait::PersonalData));
}

#[test]
fn a_deed_that_is_told_further_on_is_done() {
    for (name, description) in BESIDES {
        let said = verdict(name, description, &["id"]);
        assert!(said.category >= Category::Write, "{name}: {description} is told as {}: {:?}", said.category, said.evidence);
    }
}

#[test]
fn deeds_of_others_and_deeds_denied_make_no_change() {
    for (name, description) in LOOKS {
        let said = verdict(name, description, &["id"]);
        assert_eq!(said.category, Category::Read, "{name}: {description}: {:?}", said.evidence);
    }
}
