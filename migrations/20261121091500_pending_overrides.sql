-- Corrections of tools that are not in the catalogue. They become overrides as soon as the tool comes.

create table pending_overrides (
    -- the server's slug
    server text not null,
    tool text not null,
    category text,
    risk text,
    traits text,
    note text not null,
    author text not null,
    at integer not null,
    primary key (server, tool)
) strict;
