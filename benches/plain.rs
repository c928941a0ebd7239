//! What SQLite's own full-text search makes of the judged queries: all words, and where nothing holds all, any.

use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use toolgrade::model::ToolRow;
use toolgrade::search::measure::{Judged, LOOKED_AT, Measures, key};

/// The measures with one of its tokenizers.
pub(crate) async fn measured(file: &Path, tokenizer: &str, judged: &[Judged]) -> Measures {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a database");
    let table = format!("create virtual table tools using fts5(key unindexed, name, title, text, home, tokenize='{tokenizer}')");
    sqlx::query(sqlx::AssertSqlSafe(table)).execute(&mut db).await.expect("a table");
    let text = std::fs::read(file).expect("the definitions");
    for row in text.split(|byte| *byte == b'\n').filter_map(|line| ToolRow::parse(line).ok()) {
        let server = row.server.clone().unwrap_or_default();
        let home =
            [Some(server.clone()), row.server_name.clone(), row.repository.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n");
        sqlx::query("insert into tools values ($1, $2, $3, $4, $5)")
            .bind(key(&server, row.definition.name.as_str()))
            .bind(row.definition.name.to_string())
            .bind(row.definition.title.clone())
            .bind(row.definition.description().to_owned())
            .bind(home)
            .execute(&mut db)
            .await
            .expect("a row");
    }
    let mut outcomes = Vec::with_capacity(judged.len());
    for one in judged {
        outcomes.push(one.outcome(&found(&mut db, &one.query).await));
    }
    Measures::of(&outcomes)
}

/// The first ten for a query.
pub(crate) async fn found(db: &mut SqliteConnection, query: &str) -> Vec<String> {
    let words: Vec<String> = query.split_whitespace().map(|word| format!("\"{}\"", word.replace('"', ""))).collect();
    for joint in [" AND ", " OR "] {
        let statement = sqlx::query_scalar("select key from tools where tools match $1 order by rank limit $2");
        let limit = i64::try_from(LOOKED_AT).expect("ten");
        let keys: Vec<String> = statement.bind(words.join(joint)).bind(limit).fetch_all(&mut *db).await.unwrap_or_default();
        if !keys.is_empty() {
            return keys;
        }
    }
    vec![]
}
