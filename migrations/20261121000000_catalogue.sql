-- The catalogue: servers, their tools, every definition ever seen, the verdicts on them, and what changed when.
-- Times are seconds since 1970, UTC. Text in JSON is what serde wrote, read back by serde alone.

create table servers (
    id integer primary key,
    slug text not null unique,
    -- what tells one server from another when a source knows it: package, repository or registry name
    identity text unique,
    name text,
    description text,
    -- 'editor' when this catalogue wrote the description
    description_source text,
    repository text,
    package text,
    version text,
    homepage text,
    license text,
    first_seen integer not null,
    last_seen integer not null,
    -- the run that met it last: within one run the first word about a server holds
    last_run integer not null
) strict;

create table tools (
    id integer primary key,
    server_id integer not null references servers (id),
    name text not null,
    -- the current definition
    definition_id integer not null,
    -- the leading verb of the name, for "the same verb on other servers"
    verb text,
    description_source text not null,
    source text not null,
    first_seen integer not null,
    last_seen integer not null,
    last_run integer not null,
    -- when it was missed in a complete list of its server's tools; null while it is there
    removed_at integer,
    unique (server_id, name)
) strict;

create index tools_by_verb on tools (verb, server_id) where removed_at is null;

create index tools_by_name on tools (name, server_id) where removed_at is null;

create table definitions (
    id integer primary key,
    tool_id integer not null references tools (id),
    -- SHA-256 over the definition with sorted keys
    fingerprint blob not null,
    body text not null,
    first_seen integer not null,
    last_seen integer not null,
    unique (tool_id, fingerprint)
) strict;

create table verdicts (
    tool_id integer primary key references tools (id),
    category text not null,
    risk text not null,
    traits text not null,
    confidence real not null,
    evidence text not null,
    rationale text not null,
    rules_version text not null,
    decided_at integer not null
) strict;

create index verdicts_by_version on verdicts (rules_version);

-- A person's corrections. No run and no new rules version ever writes here.
create table overrides (
    tool_id integer primary key references tools (id),
    category text,
    risk text,
    traits text,
    note text not null,
    author text not null,
    at integer not null
) strict;

create table runs (
    id integer primary key,
    kind text not null,
    source text not null,
    started_at integer not null,
    -- null while it goes on, or for good if it was killed
    finished_at integer,
    seen integer not null default 0,
    added integer not null default 0,
    changed integer not null default 0,
    removed integer not null default 0,
    unchanged integer not null default 0,
    refused integer not null default 0
) strict;

create table refusals (
    run_id integer not null references runs (id),
    place text not null,
    reason text not null
) strict;

create index refusals_by_run on refusals (run_id);

-- One row for each committed change; seq is what the search index and the caches follow.
create table changes (
    seq integer primary key autoincrement,
    run_id integer references runs (id),
    server_id integer not null references servers (id),
    tool_id integer references tools (id),
    kind text not null,
    before_id integer references definitions (id),
    after_id integer references definitions (id),
    at integer not null
) strict;

create index changes_by_tool on changes (tool_id, seq);

-- What holds: the classifier's verdict with a person's corrections put in.
create view standing as
select
    v.tool_id,
    coalesce(o.category, v.category) as category,
    coalesce(o.risk, v.risk) as risk,
    coalesce(o.traits, v.traits) as traits,
    v.confidence
from verdicts v
left join overrides o on o.tool_id = v.tool_id;
