-- What the checks object to in a tool's current definition; written anew with every verdict.

create table findings (
    id integer primary key,
    tool_id integer not null references tools (id),
    check_id text not null,
    severity text not null,
    -- named as in a verdict's evidence
    field text not null,
    -- bytes of the field's UTF-8 text
    "start" integer not null,
    "end" integer not null,
    text text not null,
    detail text not null
) strict;

create index findings_by_tool on findings (tool_id);

create index findings_by_check on findings (check_id, tool_id);

-- What the name looks like: two servers with one skeleton can be taken for one another. Null until it was computed.
alter table servers add column skeleton text;

create index servers_by_skeleton on servers (skeleton) where skeleton <> '';
