//! Whether a statement of SQL only reads, by its words. It is read strictly: what isn't plainly a read is none.

/// The words with which a statement may start.
const STARTS: &[&str] = &["select", "show", "describe", "desc", "explain", "with", "values", "table"];

/// Words that may not stand anywhere outside quotes: they change something, lead out of the database, or run what is in text.
const CHANGES: &[&str] = &[
    "insert",
    "update",
    "delete",
    "merge",
    "upsert",
    "replace",
    "create",
    "alter",
    "drop",
    "truncate",
    "rename",
    "grant",
    "revoke",
    "call",
    "exec",
    "execute",
    "do",
    "copy",
    "load",
    "unload",
    "attach",
    "detach",
    "pragma",
    "vacuum",
    "reindex",
    "analyze",
    "set",
    "reset",
    "lock",
    "into",
    "outfile",
    "dumpfile",
    "begin",
    "commit",
    "rollback",
    "prepare",
    "declare",
    "handler",
    "import",
    "export",
    "install",
    "refresh",
    "optimize",
    "kill",
    "shutdown",
    "xp_cmdshell",
    "pg_sleep",
    "pg_read_file",
    "pg_terminate_backend",
    "lo_import",
    "lo_export",
    "dblink",
    "load_file",
    "nextval",
    "setval",
    "backup",
    "restore",
    "dbcc",
    "deny",
    "use",
    "waitfor",
    "disable",
    "enable",
    "revert",
    "reconfigure",
    "set_config",
    "load_extension",
    "writefile",
    "edit",
    "sleep",
    "benchmark",
    "for",
];

/// Starts of names of functions that reach out of a statement.
const REACHING: &[&str] = &[
    "dblink",
    "lo_",
    "pg_",
    "dbms_",
    "utl_",
    "xp_",
    "sp_",
    "sys_",
    "load_",
    "query_to_",
    "fts5_",
    "readfile",
    "openrowset",
    "opendatasource",
    "openquery",
];

/// Whether the text is one statement, and it only reads.
pub(super) fn only_reads(text: &str) -> bool {
    let Some(bare) = without_quotes(text) else { return false };
    let bare = bare.trim().trim_end_matches(';').trim_end();
    if bare.contains(';') {
        return false;
    }
    let words: Vec<String> =
        bare.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let starts = words.first().is_some_and(|first| STARTS.contains(&first.as_str()));
    let changes = |word: &String| CHANGES.contains(&word.as_str()) || REACHING.iter().any(|start| word.starts_with(start));
    starts && !words.iter().any(changes)
}

/// The statement with what stands in quotes and comments left out. `None` where a quote or a comment doesn't end, where a
/// comment may be run (`/*!`), and where quotes are of a kind that databases read differently (`$$`, `[`, `#`).
fn without_quotes(text: &str) -> Option<String> {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let inner = &rest[letter.len_utf8()..];
        rest = match letter {
            '\'' | '"' | '`' => {
                let (quoted, behind) = inner.split_once(letter)?;
                // A backslash ends a quote in one database and not in another.
                if quoted.contains('\\') {
                    return None;
                }
                bare.push(' ');
                behind
            }
            '$' | '#' | '[' => return None,
            // Two dashes are a comment everywhere only before white space.
            '-' if inner.starts_with('-') => {
                let comment = &inner[1..];
                if !comment.is_empty() && !comment.starts_with(char::is_whitespace) {
                    return None;
                }
                skipped(&mut bare, comment.find(['\r', '\n']).map_or("", |end| &comment[end..]))
            }
            '/' if inner.starts_with('*') => {
                let comment = inner[1..].split_once("*/")?;
                // One within another ends at the first or at the last end; one with a `!` or a `+` may be run or heeded.
                if comment.0.contains("/*") || comment.0.contains(['!', '+']) {
                    return None;
                }
                skipped(&mut bare, comment.1)
            }
            _ => {
                bare.push(letter);
                inner
            }
        };
    }
    Some(bare)
}

fn skipped<'t>(bare: &mut String, behind: &'t str) -> &'t str {
    bare.push(' ');
    behind
}

#[cfg(test)]
mod tests {
    use super::only_reads;

    #[test]
    fn one_statement_that_reads_passes() {
        for read in [
            "SELECT * FROM t",
            "select 'drop table x' from t;",
            "with a as (select 1) select * from a -- insert\n",
            "SHOW TABLES",
            "explain select 1",
        ] {
            assert!(only_reads(read), "{read}");
        }
    }

    #[test]
    fn what_could_change_something_does_not() {
        for other in [
            "DELETE FROM t",
            "select 1; drop table t",
            "with a as (delete from t returning *) select * from a",
            "select * into new from old",
            "explain analyze delete from t",
            "select 1 /*! ; drop table t */",
            "select 'a\\'; drop table t --'",
            "select $$ $$",
            "pragma writable_schema = 1",
            "select 'open",
            "",
            "/* a /* b */ drop table t */",
            "select 1--1; drop table t",
            "select 1 -- a\r; drop table t",
            "select 1 as [']; drop table t --'",
            "select 1 /*M! ; drop table t */",
            "select 1 backup database x to disk='y'",
            "select dblink_exec('drop table t')",
            "select query_to_xml('delete from t', true, true, '')",
            "select * from t for update",
        ] {
            assert!(!only_reads(other), "{other}");
        }
    }
}
