-- The last time that a server itself was asked for its tools, and how it answered.

create table looks (
    server_id integer primary key references servers (id),
    at integer not null,
    -- 'stdio', 'streamable-http' or 'sse'
    transport text not null,
    -- 'open', 'guarded' (it asks for authorization) or 'dead'
    posture text not null,
    -- the scheme that it asks for, or why it is dead
    detail text,
    -- version of the protocol that was agreed on
    protocol text,
    -- as the server gave them, JSON
    capabilities text,
    instructions text,
    -- from the first message to its answer
    latency_ms integer
) strict;
