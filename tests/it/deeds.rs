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
