-- One verdict for each mode of a tool whose argument chooses what it does; a JSON list, mostly empty.
alter table verdicts add column modes text not null default '[]';
