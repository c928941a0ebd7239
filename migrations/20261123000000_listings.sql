-- What a registry says of a server: its name there, whether it still stands, and where it can be reached.

create table listings (
    server_id integer primary key references servers (id),
    -- the registry's own name, as io.github.user/weather
    name text not null unique,
    -- 'active', 'deprecated' or 'deleted'
    status text not null,
    -- why it is no longer active, in the publisher's words
    note text,
    -- packages and addresses as JSON
    endpoints text not null
) strict;

-- A sync goes on where it was killed: what the registry calls the next page, noted together with the page before.
alter table runs add column cursor text;

-- Only what changed since then was asked for; null for everything.
alter table runs add column since integer;

-- The last change among all that was seen, by the registry's clock, but never behind the run's own start: the next run asks
-- from there.
alter table runs add column newest integer;

create index runs_by_source on runs (kind, source, id);
