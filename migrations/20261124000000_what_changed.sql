-- What each change consists of, what it did and how much that matters; renamed tools, retired servers, and findings that tell
-- of a change and not of a definition.

-- Which parts of the definition are others than before, as JSON; null where no two definitions are compared.
alter table changes add column parts text;

-- Verdict and findings before and after, as JSON, as the rules gave them; null where nothing is compared.
alter table changes add column effect text;

-- 'high', 'medium', 'low' or 'info'
alter table changes add column severity text not null default 'info';

-- The tool that bore another name before.
alter table changes add column from_tool_id integer references tools (id);

-- One spelling for the words of the API and of this table.
update changes set kind = replace(kind, '-', '_') where kind like '%-%';

-- What earlier versions compared with nothing.
update changes set severity = 'medium' where kind = 'tool_removed';

update changes set severity = 'low' where kind = 'tool_changed';

-- Hardly any change is more than information: a first import adds a million tools.
create index changes_that_matter on changes (seq) where severity <> 'info';

create index changes_by_severity on changes (severity, seq) where severity <> 'info';

create index changes_by_server on changes (server_id, seq);

-- For "since that time".
create index changes_by_time on changes (at, seq);

-- When somebody said that the server is no more; null while it is there.
alter table servers add column retired_at integer;

-- The change that a finding tells of; null for what the definition itself shows. Those stay when it is classified anew.
alter table findings add column change_seq integer references changes (seq);
