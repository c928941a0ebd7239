//! The program itself, started as a user starts it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program to its end.
pub(crate) fn toolgrade(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_toolgrade"))
        .args(args)
        .env_remove("TOOLGRADE_DATA_DIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("its input").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

/// What it printed.
pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn rows(output: &Output) -> Vec<serde_json::Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn classify_answers_each_line_and_ends_with_1_when_one_is_bad() {
    let output = toolgrade(
        &["classify", "--ignore-annotations"],
        b"{\"server\":\"s\",\"tool\":\"get_x\"}\nnonsense\n{\"server\":\"s\",\"tool\":\"delete_x\"}\n",
    );
    let rows = rows(&output);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!((rows.len(), rows[1]["line"].as_u64(), rows[1]["error"].is_string()), (3, Some(2), true));
    let keys: Vec<&String> = rows[2].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["server", "tool", "category", "risk", "traits", "confidence", "evidence", "rationale", "rules_version", "findings"]);
}

#[test]
fn ignoring_annotations_is_as_good_as_having_none() {
    let row = |hints: &str| format!(r#"{{"tool": "delete_note", "description": "Deletes a note."{hints}}}"#);
    let hinted = row(r#", "annotations": {"readOnlyHint": true, "title": "Reads a note"}"#);
    let answers = ["classify", "--ignore-annotations"].map(|last| {
        let args: Vec<&str> = if last == "classify" { vec![last] } else { vec!["classify", last] };
        out(&toolgrade(&args, format!("{hinted}\n{}\n", row("")).as_bytes()))
    });
    let lines: Vec<&str> = answers.iter().flat_map(|answer| answer.lines()).collect();
    let [hinted, plain, ignored, bare] = lines[..] else { panic!("{lines:#?}") };
    assert_eq!((plain, ignored), (bare, bare));
    // What the hints add is a finding and nothing else.
    let verdict = |line: &str| line.split(",\"findings\"").next().map(str::to_owned);
    assert_eq!(verdict(hinted), verdict(bare));
}

#[test]
fn eval_prints_the_measures_and_the_errors() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("gold.jsonl");
    let row = |tool: &str, category: &str| {
        format!(r#"{{"server":"s","tool":"{tool}","expect":{{"category":"{category}","risk":"Low","traits":[]}}}}"#)
    };
    std::fs::write(&file, [row("get_x", "Read"), row("get_y", "Write")].join("\n")).expect("a file");
    let path = file.to_str().expect("a path");
    let output = toolgrade(&["eval", path, "--errors"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("category 50.0 %") && out(&output).contains("s/get_y"), "{}", out(&output));
    let json: serde_json::Value = serde_json::from_str(&out(&toolgrade(&["eval", path, "--json"], b""))).expect("JSON");
    assert_eq!(json["all"]["dangerous_misses"], 1);
}

/// A file of rows `tool: expected category`, and its path.
fn labelled(folder: &Path, name: &str, rows: &[(&str, &str)]) -> String {
    let row = |(tool, category): &(&str, &str)| {
        format!(r#"{{"server":"s","tool":"{tool}","expect":{{"category":"{category}","risk":"Low","traits":[]}}}}"#)
    };
    let path = folder.join(name);
    std::fs::write(&path, rows.iter().map(row).collect::<Vec<_>>().join("\n")).expect("a file");
    path.to_str().expect("a path").to_owned()
}

#[test]
fn eval_of_several_files_tells_them_apart_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = labelled(folder.path(), "good.jsonl", &[("get_x", "Read")]);
    let bad = labelled(folder.path(), "bad.jsonl", &[("get_y", "Write")]);
    let printed = out(&toolgrade(&["eval", &good, &bad], b""));
    assert!(printed.contains("== good.jsonl\nall: 1 rows") && printed.contains("== bad.jsonl\n"), "{printed}");
    let json: serde_json::Value = serde_json::from_str(&out(&toolgrade(&["eval", &good, &bad, "--json"], b""))).expect("JSON");
    assert_eq!((&json["good.jsonl"]["all"]["category"], &json["bad.jsonl"]["all"]["category"]), (&1.0.into(), &0.0.into()));
    assert_eq!(toolgrade(&["eval", &good, &good], b"").status.code(), Some(2));
}

#[test]
fn a_required_bar_that_is_broken_ends_with_1_and_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = labelled(folder.path(), "half.jsonl", &[("get_x", "Read"), ("get_y", "Write")]);
    assert_eq!(toolgrade(&["eval", &file, "--require", "category=0.5"], b"").status.code(), Some(0));
    let broken = toolgrade(&["eval", &file, "--require", "category=0.9", "--require", "dangerous=0.1", "--require", "read-only=0"], b"");
    let told = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert_eq!((broken.status.code(), told.lines().count()), (Some(1), 3), "{told}");
    assert!(told.contains("half.jsonl: category is 0.5000, below the required 0.9"), "{told}");
}

#[test]
fn the_repositorys_own_set_can_be_measured_without_any_other_file() {
    let json: serde_json::Value = serde_json::from_str(&out(&toolgrade(&["eval", "--starter", "--json"], b""))).expect("JSON");
    assert_eq!((&json["all"]["rows"], &json["all"]["labelled"]), (&565.into(), &565.into()));
}

#[test]
fn recorded_measures_carry_date_and_versions_and_read_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) =
        (labelled(folder.path(), "good.jsonl", &[("get_x", "Read")]), labelled(folder.path(), "bad.jsonl", &[("get_y", "Write")]));
    let to = folder.path().join("measures.json");
    assert_eq!(toolgrade(&["eval", &good, &bad, "--record", to.to_str().expect("a path")], b"").status.code(), Some(0));
    let text = std::fs::read_to_string(&to).expect("text");
    let record: toolgrade::classify::record::Record = serde_json::from_str(&text).expect("a record");
    assert_eq!(record.files.iter().map(|set| set.name.as_str()).collect::<Vec<_>>(), ["good.jsonl", "bad.jsonl"]);
    assert_eq!(record.files[0].rules_version, crate::world::CLASSIFIER.version());
    assert_eq!(record.to_json(), text);
}

#[test]
fn rules_are_listed_and_checked() {
    let listed = out(&toolgrade(&["rules", "list"], b""));
    assert!(listed.lines().any(|line| line.starts_with("removes\tremoval.toml\tdestructive +1\t")), "{listed}");
    let checked = toolgrade(&["rules", "check"], b"");
    assert_eq!(checked.status.code(), Some(0), "{}", out(&checked));
    let bad = tempfile::tempdir().expect("a folder");
    std::fs::write(bad.path().join("r.toml"), "[[rule]]\nid = 3").expect("a file");
    assert_eq!(toolgrade(&["rules", "check", bad.path().to_str().expect("a path")], b"").status.code(), Some(2));
}

#[test]
fn import_reads_standard_input_and_tells_refusals() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = ["--data-dir", folder.path().to_str().expect("a path")];
    let import = |input: &[u8]| toolgrade(&[&["import", "-"], &home[..]].concat(), input);
    let first = import(b"{\"server\":\"s\",\"tool\":\"create_x\"}\n");
    assert_eq!((first.status.code(), out(&first).as_str()), (Some(0), "seen 1, added 1, changed 0, removed 0, unchanged 0, refused 0\n"));
    let bad = import(b"{\"server\":\"s\",\"tool\":\"create_x\"}\n{\"server\":\"s\"}\n");
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("refused standard input:2: missing field `tool`"));
    let policy = toolgrade(&[&["policy", "s/create_x"], &home[..]].concat(), b"");
    assert!(out(&policy).contains("\"counter\": \"create_x_rate\""), "{}", out(&policy));
    let corrected =
        toolgrade(&[&["override", "s/create_x", "--traits", "destructive", "--note", "it empties the table"], &home[..]].concat(), b"");
    assert_eq!(corrected.status.code(), Some(0));
    assert!(out(&toolgrade(&[&["policy", "s"], &home[..]].concat(), b"")).contains("\"hide\""));
    assert_eq!(toolgrade(&[&["policy", "nobody"], &home[..]].concat(), b"").status.code(), Some(2));
}

#[test]
fn a_file_of_corrections_is_applied_and_its_problems_are_told_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = ["--data-dir", folder.path().to_str().expect("a path")];
    let file = folder.path().join("overrides.toml");
    let apply = |text: &str| {
        std::fs::write(&file, text).expect("a file");
        toolgrade(&[&["override", "--file", file.to_str().expect("a path")], &home[..]].concat(), b"")
    };
    toolgrade(&[&["import", "-"], &home[..]].concat(), b"{\"server\":\"s\",\"tool\":\"create_x\"}\n");
    let block = |tool: &str, risk: &str| format!("[[override]]\nserver='s'\ntool='{tool}'\nrisk='{risk}'\nnote='n'\nauthor='Ada'\n");
    let done = apply(&block("create_x", "High"));
    assert_eq!((done.status.code(), out(&done).as_str()), (Some(0), "corrected 1, unchanged 0, waiting 0\n"));
    let waiting = apply(&(block("nobody", "High") + &block("create_x", "High")));
    assert_eq!((waiting.status.code(), out(&waiting).as_str()), (Some(1), "corrected 0, unchanged 1, waiting 1\n"));
    let wrong = apply(&(block("create_x", "Hihg") + &block("create_x", "Lwo")));
    let told = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(wrong.status.code() == Some(2) && told.contains("`Hihg`") && told.contains("`Lwo`"), "{told}");
}

#[test]
fn standard_input_is_told_by_its_first_line_and_not_by_its_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = ["import", "-", "--data-dir", folder.path().to_str().expect("a path")];
    let row = br#"{"server":"s","tool":"call","input_schema":{"type":"object","properties":{"tools":{"type":"array"}}}}"#;
    assert!(out(&toolgrade(&home, row)).contains("added 1"));
    let document = b"{\n  \"package\": \"npm:x\",\n  \"tools\": [{\"name\": \"a\"}]\n}\n";
    assert!(out(&toolgrade(&home, document)).contains("added 1"));
    assert!(out(&toolgrade(&home, b"nonsense\n{\"server\":\"s\",\"tool\":\"b\"}\n")).contains("added 1"));
}

#[test]
fn a_name_that_would_steer_the_terminal_is_told_harmlessly() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = ["import", "-", "--data-dir", folder.path().to_str().expect("a path")];
    let row = |text: &str| format!(r#"{{"server":"s","tool":"\u001b[2Jx\u0000","description":"{text}"}}"#);
    let output = toolgrade(&home, [row("One."), row("Two.")].join("\n").as_bytes());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("is defined twice") && !told.contains(['\u{1b}', '\u{0}']), "{told:?}");
}

#[test]
fn a_missing_file_and_an_unusable_folder_end_with_2_and_say_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().to_str().expect("a path");
    let missing = toolgrade(&["import", "/nowhere/tools.jsonl", "--data-dir", home], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("cannot read /nowhere/tools.jsonl"));
    let file = folder.path().join("file");
    std::fs::write(&file, "x").expect("a file");
    let blocked = toolgrade(&["policy", "s", "--data-dir", Path::new(&file).join("sub").to_str().expect("a path")], b"");
    assert!(String::from_utf8_lossy(&blocked.stderr).contains("--data-dir"), "{}", String::from_utf8_lossy(&blocked.stderr));
}

#[test]
fn labels_may_lie_apart_from_the_tools() {
    let folder = tempfile::tempdir().expect("a folder");
    let (rows, labels) = (folder.path().join("rows.jsonl"), folder.path().join("labels.tsv"));
    std::fs::write(&rows, "{\"server\":\"s\",\"tool\":\"get_x\"}\n{\"server\":\"s\",\"tool\":\"get_y\"}\n").expect("a file");
    std::fs::write(&labels, "s\tget_x\tRead\tLow\t-\n").expect("a file");
    let [rows, labels] = [&rows, &labels].map(|path| path.to_str().expect("a path"));
    let answer = out(&toolgrade(&["eval", rows, "--labels", labels], b""));
    assert!(answer.contains("all: 1 rows, category 100.0 %"), "{answer}");
}

#[test]
fn a_folder_of_captured_answers_is_measured_as_one_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let (captured, labels) = (folder.path().join("captured"), folder.path().join("labels.tsv"));
    std::fs::create_dir(&captured).expect("a folder");
    for name in ["a", "b"] {
        let answer =
            format!(r#"{{"name": "{name}", "tools": [{{"name": "get_x", "description": "Returns x."}}, {{"name": "unlabelled"}}]}}"#);
        std::fs::write(captured.join(format!("{name}.json")), answer).expect("a file");
    }
    std::fs::write(&labels, "a\tget_x\tRead\tLow\t-\nb\tget_x\tRead\tLow\t-\n").expect("a file");
    let [captured, labels] = [&captured, &labels].map(|path| path.to_str().expect("a path"));
    let answer = out(&toolgrade(&["eval", captured, "--labels", labels], b""));
    assert!(answer.contains("all: 2 rows, category 100.0 %"), "{answer}");
}

#[test]
fn a_file_of_policy_or_calls_over_the_limit_is_refused_and_not_cut() {
    let folder = tempfile::tempdir().expect("a folder");
    let (large, small) = (folder.path().join("large"), folder.path().join("small"));
    std::fs::write(&large, "\n".repeat((16 << 20) + 1)).expect("a file");
    std::fs::write(&small, r#"{"version": "1", "default": "deny", "tools": {}}"#).expect("a file");
    let path = |path: &std::path::Path| path.to_str().expect("a path").to_owned();
    let told = |policy: String, calls: String| {
        let output = toolgrade(&["policy", "test", &policy, "--call", r#"{"tool": "a"}"#, "--calls-from", &calls], b"");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).contains("is over the limit of 16 MiB"))
    };
    assert_eq!([told(path(&small), path(&large)), told(path(&large), path(&small))], [(Some(2), true); 2]);
}
