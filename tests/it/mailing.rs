//! Messages of the contact form sent on by mail: a real conversation with a mail server on loopback.

use crate::world::{World, at};
use clap::Parser;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use toolgrade::app::{Mailed, Mailer};
use toolgrade::config::Mailing;
use toolgrade::model::NewMessage;

/// A mail server that notes what it hears.
struct Post {
    address: String,
    /// Every command, and every mail whole.
    heard: Arc<Mutex<Vec<String>>>,
    /// Mails are refused as long as this holds.
    refuses: Arc<Mutex<bool>>,
}

impl Post {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let (heard, refuses) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<Mutex<bool>>::default());
        let (notes, refusal) = (heard.clone(), refuses.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = converse(stream, &notes, &refusal).await;
            }
        });
        Self { address, heard, refuses }
    }

    fn mails(&self) -> Vec<String> {
        self.heard.lock().expect("a lock").iter().filter(|text| text.contains("Message-ID:")).cloned().collect()
    }
}

/// Speaks as much SMTP as it takes to receive mail.
async fn converse(stream: TcpStream, heard: &Mutex<Vec<String>>, refuses: &Mutex<bool>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 loopback\r\n").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let closed = *refuses.lock().expect("a lock");
        let verb = line.split([' ', '\r']).next().unwrap_or_default().to_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "EHLO" => b"250-loopback\r\n250 8BITMIME\r\n",
            "RCPT" if closed => b"550 not here\r\n",
            "DATA" => b"354 go on\r\n",
            "QUIT" => b"221 bye\r\n",
            _ => b"250 fine\r\n",
        };
        heard.lock().expect("a lock").push(line);
        stream.write_all(answer).await?;
        if verb == "DATA" {
            let mut mail = String::new();
            while !mail.ends_with("\r\n.\r\n") && stream.read_line(&mut mail).await? > 0 {}
            heard.lock().expect("a lock").push(mail);
            stream.write_all(b"250 taken\r\n").await?;
        }
    }
}

/// The settings as the command line reads them.
#[derive(Parser)]
struct Line {
    #[command(flatten)]
    mailing: Mailing,
}

fn settings(args: &[&str]) -> Mailing {
    Line::try_parse_from([&["toolgrade"], args].concat()).expect("settings").mailing
}

fn mailer(url: &str) -> anyhow::Result<Option<Mailer>> {
    Mailer::new(&settings(&["--smtp-url", url, "--mail-to", "desk@example.org"]))
}

async fn keep(world: &World, name: &str, address: &str, about: &str, text: &str) {
    let message = NewMessage::checked(name, address, about, text).expect("a message");
    world.store.put_message(&message, at(3), 100).await.expect("the store").expect("room");
}

#[tokio::test]
async fn a_message_is_sent_once_with_who_and_about_what() {
    let (world, post) = (World::empty().await, Post::start().await);
    keep(&world, "Ada", "ada@example.net", "/servers/s/tools/t", "It writes.\nReally.").await;
    let mailer = mailer(&format!("smtp://{}", post.address)).expect("settings").expect("a mailer");
    let steps = [mailer.step(&world.store).await.expect("the store"), mailer.step(&world.store).await.expect("the store")];
    assert_eq!(steps, [Mailed { sent: 1, failed: 0 }, Mailed::default()]);
    let mails = post.mails();
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    for part in [
        "From: desk@example.org\r\n",
        "To: desk@example.org\r\n",
        "Reply-To: ada@example.net\r\n",
        "Subject: toolgrade: message 1 about /servers/s/tools/t\r\n",
        "From: Ada\r\n",
        "It writes.\r\nReally.",
    ] {
        assert!(mail.contains(part), "{part} is missing in {mail}");
    }
}

#[tokio::test]
async fn what_a_server_refuses_stays_and_is_sent_later() {
    let (world, post) = (World::empty().await, Post::start().await);
    keep(&world, "", "", "", "stays").await;
    *post.refuses.lock().expect("a lock") = true;
    let mailer = mailer(&format!("smtp://{}", post.address)).expect("settings").expect("a mailer");
    assert_eq!(mailer.step(&world.store).await.expect("the store"), Mailed { sent: 0, failed: 1 });
    *post.refuses.lock().expect("a lock") = false;
    assert_eq!(mailer.step(&world.store).await.expect("the store"), Mailed { sent: 1, failed: 0 });
    assert_eq!(post.mails().len(), 1);
}

#[tokio::test]
async fn no_message_is_lost_while_nobody_listens() {
    let world = World::empty().await;
    let port = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    keep(&world, "", "", "", "waits").await;
    let mailer = mailer(&format!("smtp://{port}")).expect("settings").expect("a mailer");
    assert_eq!(mailer.step(&world.store).await.expect("the store"), Mailed { sent: 0, failed: 1 });
    assert_eq!(world.store.unmailed_messages(9).await.expect("the store").len(), 1);
}

#[tokio::test]
async fn nothing_that_is_written_becomes_a_header_or_a_command() {
    let (world, post) = (World::empty().await, Post::start().await);
    assert!(NewMessage::checked("Ada\r\nBcc: x@example.com", "a@b.c\r\nRCPT TO:<x@example.com>", "x\nBcc: x@example.com", "t").is_err());
    keep(&world, "Bcc: x@example.com", "", "Bcc: x@example.com", "end\n.\nRCPT TO:<x@example.com>\nBcc: x@example.com").await;
    mailer(&format!("smtp://{}", post.address)).expect("settings").expect("a mailer").step(&world.store).await.expect("the store");
    let lines = post.heard.lock().expect("a lock").clone();
    assert_eq!(lines.iter().filter(|line| line.starts_with("RCPT")).collect::<Vec<_>>(), ["RCPT TO:<desk@example.org>\r\n"]);
    let mails = post.mails();
    let headers = mails[0].split("\r\n\r\n").next().expect("a head");
    assert!(!headers.lines().any(|line| line.to_lowercase().starts_with("bcc:")), "{headers}");
}

#[test]
fn a_password_is_never_told() {
    let settings = settings(&["--smtp-url", "smtp://ada:hunter2@mail.example.org", "--mail-to", "desk@example.org"]);
    let told = Mailer::new(&settings).err().expect("a refusal").to_string();
    assert!(told.contains("in the clear") && !told.contains("hunter2") && !format!("{settings:?}").contains("hunter2"), "{told}");
    let unread = mailer("nonsense://ada:hunter2@mail").err().expect("a refusal");
    assert!(!format!("{unread:?}").contains("hunter2"));
}

#[test]
fn a_password_may_cross_no_network_unencrypted() {
    let refused = |url: &str| mailer(url).is_err();
    assert!(
        refused("smtp://a:b@mail.example.org") && refused("smtp://a:b@127.0.0.1.example.org") && refused("smtp://a:b@h?tls=opportunistic")
    );
    assert!(
        !refused("smtps://a:b@mail.example.org")
            && !refused("smtp://a:b@mail.example.org?tls=required")
            && !refused("smtp://a:b@127.0.0.1:25")
    );
}

#[test]
fn no_odd_spelling_lets_a_password_through_in_the_clear() {
    for address in [
        "SMTP://a:b@mail.example.org",
        "smtp://a:tls=required@mail.example.org",
        "smtp://a:b@mail.example.org?tls=opportunistic&x=tls=required",
        "smtp://a:b@mail.example.org?tls&tls=required",
        "smtp://a:b@mail.example.org?%74ls=opportunistic&tls=required",
        "smtp://a:b@mail.example.org#?tls=required",
    ] {
        assert!(mailer(address).is_err_and(|error| error.to_string().contains("in the clear")), "{address}");
    }
}

#[test]
fn without_a_mail_server_nothing_is_sent() {
    assert!(Mailer::new(&settings(&[])).expect("settings").is_none());
}
