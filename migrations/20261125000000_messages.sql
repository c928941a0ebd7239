-- What people wrote with the contact form.

create table messages (
    id integer primary key autoincrement,
    at integer not null,
    name text,
    -- where an answer may be sent
    address text,
    -- what it is about, as '/servers/acme/tools/delete_note'
    about text,
    body text not null,
    -- when it was read with `toolgrade messages`; null until then
    read_at integer,
    -- when it was sent on by mail; null until then
    mailed_at integer,
    -- how often that failed: what failed seldom goes first
    failures integer not null default 0
) strict;

create index messages_unread on messages (id) where read_at is null;

create index messages_unmailed on messages (failures, id) where mailed_at is null;
