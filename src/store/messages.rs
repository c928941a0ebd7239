//! What people wrote with the contact form.

use super::{Store, StoreError};
use crate::model::{Message, NewMessage, Timestamp};
use sqlx::FromRow;

#[derive(FromRow)]
struct MessageRow {
    id: i64,
    at: i64,
    name: Option<String>,
    address: Option<String>,
    about: Option<String>,
    body: String,
    read: bool,
    mailed: bool,
}

impl From<MessageRow> for Message {
    fn from(row: MessageRow) -> Self {
        let MessageRow { id, at, name, address, about, body, read, mailed } = row;
        Self { id, at: Timestamp::from_seconds(at), read, mailed, name, address, about, text: body }
    }
}

impl Store {
    /// Keeps a message, unless so many are kept already; `None` then.
    pub async fn put_message(&self, message: &NewMessage, now: Timestamp, most: u32) -> Result<Option<i64>, StoreError> {
        let mut write = self.write().await?;
        let id = sqlx::query_scalar(
            "insert into messages (at, name, address, about, body)
             select $1, $2, $3, $4, $5
             where (select count(*) from messages) < $6
             returning id",
        )
        .bind(now.seconds())
        .bind(&message.name)
        .bind(&message.address)
        .bind(&message.about)
        .bind(&message.text)
        .bind(most)
        .fetch_optional(&mut *write.tx)
        .await?;
        write.commit().await?;
        Ok(id)
    }

    /// Messages behind this key, oldest first; all of them, or those that nobody read.
    pub async fn messages_after(&self, last: i64, unread: bool, limit: u32) -> Result<Vec<Message>, StoreError> {
        let rows: Vec<MessageRow> = sqlx::query_as(
            "select id, at, name, address, about, body, read_at is not null as read, mailed_at is not null as mailed
             from messages
             where id > $1 and (read_at is null or not $2)
             order by id
             limit +$3",
        )
        .bind(last)
        .bind(unread)
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Messages that are to be sent on by mail: those that failed least often first.
    pub async fn unmailed_messages(&self, limit: u32) -> Result<Vec<Message>, StoreError> {
        let rows: Vec<MessageRow> = sqlx::query_as(
            "select id, at, name, address, about, body, read_at is not null as read, false as mailed
             from messages
             where mailed_at is null
             order by failures, id
             limit +$1",
        )
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Notes that a message was read.
    pub async fn message_was_read(&self, id: i64, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update messages set read_at = $2 where id = $1 and read_at is null")
            .bind(id)
            .bind(now.seconds())
            .execute(&mut *write.tx)
            .await?;
        write.commit().await
    }

    /// Notes that a message was sent on by mail, or that this failed.
    pub async fn message_was_mailed(&self, id: i64, now: Option<Timestamp>) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update messages set mailed_at = $2, failures = failures + ($2 is null) where id = $1")
            .bind(id)
            .bind(now.map(Timestamp::seconds))
            .execute(&mut *write.tx)
            .await?;
        write.commit().await
    }

    /// Removes a message for good. `false` when there is none with this key.
    pub async fn delete_message(&self, id: i64) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let done = sqlx::query("delete from messages where id = $1").bind(id).execute(&mut *write.tx).await?;
        write.commit().await?;
        Ok(done.rows_affected() > 0)
    }
}
