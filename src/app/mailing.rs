//! Sends messages of the contact form on by mail, where that is set up. Requests never wait for it.

use super::now;
use crate::config::Mailing;
use crate::model::{Message, one_line};
use crate::store::{Store, StoreError};
use anyhow::{Context, anyhow, bail};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message as Mail};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Tokio1Executor};
use std::time::Duration;

/// How often the store is asked for new messages.
const PERIOD: Duration = Duration::from_secs(10);

/// The longest pause after failures.
const LONGEST: Duration = Duration::from_mins(15);

/// One conversation with the mail server takes no longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Messages that are sent at once.
const PIECE: u32 = 20;

/// Whoever sends messages on.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    to: Mailbox,
}

/// What a step did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mailed {
    /// Messages that the mail server took.
    pub sent: u32,
    /// Messages that it didn't; they are tried again.
    pub failed: u32,
}

impl Mailer {
    /// A mailer as the settings say; `None` when they name no mail server.
    ///
    /// # Errors
    /// When an address or the server's can't be used. What is said then never holds the password.
    pub fn new(mailing: &Mailing) -> anyhow::Result<Option<Self>> {
        let (Some(server), Some(to)) = (&mailing.smtp_url, &mailing.mail_to) else { return Ok(None) };
        if server.shows_its_password() {
            bail!("the password in --smtp-url would travel in the clear; use smtps:// or add ?tls=required");
        }
        let mailbox =
            |flag: &str, text: &str| text.parse::<Mailbox>().with_context(|| format!("{flag} is no mail address: {}", one_line(text, 200)));
        let from = mailing.mail_from.as_ref().map_or_else(|| mailbox("--mail-to", to), |from| mailbox("--mail-from", from))?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server.secret())
            .map_err(|_| anyhow!("--smtp-url can't be read; it looks like smtps://NAME:PASSWORD@HOST or smtp://HOST?tls=required"))?;
        Ok(Some(Self { transport: transport.timeout(Some(PATIENCE)).build(), from, to: mailbox("--mail-to", to)? }))
    }

    /// Sends what waits, some messages at once. One that the server doesn't take stays and comes later, so that it keeps no
    /// other from being sent; a mail may come twice when the program ends at the wrong moment, with one message id.
    pub async fn step(&self, store: &Store) -> Result<Mailed, StoreError> {
        let mut mailed = Mailed::default();
        for message in store.unmailed_messages(PIECE).await? {
            let sent = self.send(&message).await;
            store.message_was_mailed(message.id, sent.is_ok().then(now)).await?;
            match sent {
                Ok(()) => mailed.sent += 1,
                Err(error) => {
                    mailed.failed += 1;
                    tracing::warn!(id = message.id, error = %one_line(&format!("{error:#}"), 300), "a message could not be sent on; it is tried again");
                }
            }
        }
        Ok(mailed)
    }

    async fn send(&self, message: &Message) -> anyhow::Result<()> {
        let id = format!("<message-{}-{}@{}>", message.id, message.at.seconds(), self.from.email.domain());
        let mail = Mail::builder().from(self.from.clone()).to(self.to.clone()).subject(subject(message)).message_id(Some(id));
        let answered = message.address.as_ref().and_then(|address| address.parse().ok()).map(|address| Mailbox::new(None, address));
        let mail = answered.into_iter().fold(mail, lettre::message::MessageBuilder::reply_to);
        self.transport.send(mail.header(ContentType::TEXT_PLAIN).body(body(message))?).await?;
        Ok(())
    }
}

fn subject(message: &Message) -> String {
    let about = message.about.as_ref().map_or_else(String::new, |about| format!(" about {}", one_line(about, 120)));
    format!("toolgrade: message {}{about}", message.id)
}

fn body(message: &Message) -> String {
    let line =
        |label: &str, text: &Option<String>| text.as_ref().map_or_else(String::new, |text| format!("{label}: {}\n", one_line(text, 4000)));
    let head = [line("From", &message.name), line("Address", &message.address), line("About", &message.about)].concat();
    format!("{head}Sent: {}\n\n{}\n", message.at, message.text)
}

/// Follows the store, slower after failures.
pub(super) async fn follow(mailer: Mailer, store: Store) {
    let mut pause = PERIOD;
    loop {
        pause = match mailer.step(&store).await {
            // One message that is always refused must not keep others waiting.
            Ok(step) if step.failed == 0 || step.sent > 0 => PERIOD,
            Ok(_) => (pause * 2).min(LONGEST),
            Err(error) => {
                tracing::error!(%error, "the messages to be sent on could not be read");
                (pause * 2).min(LONGEST)
            }
        };
        tokio::time::sleep(pause).await;
    }
}
