### What people read, in English. The Chinese file beside it holds the same keys with the same arguments.
### Syntax: projectfluent.org. Arguments come from strangers and are escaped where a page prints them.

## Grammar
list-and = { $start } and { $last }
count-servers = { $count ->
    [one] 1 server
   *[other] { $count } servers
}
count-tools = { $count ->
    [one] 1 tool
   *[other] { $count } tools
}
percent-under-one = under 1{"\u00A0"}%

## The words of the verdict
category-read = Read
category-write = Write
category-execute = Execute
level-low = Low
level-medium = Medium
level-high = High
trait-destructive = destructive
trait-financial = financial
trait-code-execution = code-execution
trait-secrets = secrets
trait-personal-data = personal-data
trait-outbound = outbound
trait-open-world = open-world
trait-file-access = file-access
trait-access-control = access-control
trait-bulk = bulk
trait-metered = metered
trait-physical = physical
means-destructive = removes or overwrites what an ordinary call can't bring back
means-financial = moves money or commits somebody to pay
means-code-execution = runs code, a command or a query that the caller writes
means-secrets = returns credentials or takes them as an argument
means-personal-data = returns people's private data
means-outbound = sends content to other people or to the public
means-open-world = reaches addresses that the caller names, or brings back text that strangers wrote
means-file-access = takes a path on the machine where the server runs
means-access-control = changes who may do or reach what
means-bulk = changes many objects in one call
means-metered = costs money or quota with each call
means-physical = controls devices in the world
risk-badge = { $level } risk

## The frame of every page
frame-skip = Skip to the content
frame-main = Main
frame-about = About
frame-search = Search servers and tools
frame-search-button = Search
frame-feed = What changed
frame-footer = toolgrade rates MCP tools from their definitions alone, by open rules. A verdict is an aid to judgement and no guarantee.
nav-servers = Servers
nav-stack = Stack
nav-builder = Builder
nav-changes = Changes
nav-attacks = Attacks
nav-rules = Rules
nav-methodology = Methodology
nav-glossary = Glossary
nav-policy-format = Policy format
nav-contact = Contact
nav-home = Home
crumbs = Breadcrumb
pages = Pages
first-page = First page
next-page = Next page
hint-language = This page in English

## Lists of tools and servers
no-description = No description.
on-server = on { $it }
counts-caption = Tools by category and risk
counts-category = Category
counts-tools = Tools

## Home
home-title = toolgrade: what MCP tools can do, and the policy for them
home-summary = An open catalogue of { $servers } and { $tools }: what each MCP tool does, how bad a call can be, why, and which policy to put on it.
home-heading = What can this tool do, and how bad can a call be?
home-lede = An AI agent can call any tool of any MCP server that is connected to it. From each tool's definition alone, toolgrade tells what it does (Read, Write or Execute), how risky a call is (Low, Medium or High) and why, and recommends a policy.
home-examples = delete file, send email, 删除 …
home-numbers = { $tools } on { $servers }
home-stack = Check your own setup
home-stack-about = See everything that your agent can call, and what is dangerous together.
home-builder = Build a policy
home-builder-about = Decide tool by tool, and take the rules along in your client's or gateway's format.
home-servers = Browse all servers
home-servers-about = Every server with its tools, risks and recommended policy.
home-empty = The catalogue is empty. Fill it with { $it }.
home-riskiest = Servers with the most high-risk tools
home-latest = Latest servers

## The list of servers
servers-heading = Servers
servers-title = MCP servers · toolgrade
servers-total = { $count ->
    [one] 1 MCP server
   *[other] { $count } MCP servers
}
servers-summary = { $total }, each with its tools, their categories, risks and a recommended policy.

## Problems
problem-not-found = Not found
problem-unreadable = That request can't be read
problem-too-much = That is more than can be taken
problem-ours = Something failed on our side
problem-near = Perhaps one of these
problem-search = Search for “{ $wanted }”
problem-all-servers = All servers
problem-no-server = There is no server “{ $wanted }” in this catalogue.
problem-no-tool = The server “{ $server }” has no tool “{ $wanted }”.
problem-no-rule = There is no rule “{ $wanted }” among those in use.
problem-no-attack = There is no attack “{ $wanted }” in the library.
problem-no-page = There is nothing at { $path }.
problem-rebuilding = The search index is being rebuilt, { $percent } done. Servers and their tools can be listed meanwhile.
problem-request-id = The request id in the x-request-id header finds it in the log.
problem-not-taken = This address does not take that
problem-method = This address takes no { $method } requests; open it as a page.
problem-without-parameters = The same page without parameters
problem-begin-again = Back to the page

## What is wrong with a request
wrong-address = { $words }
wrong-choice = { $field } takes { $choices }; `{ $value }` is none of these
wrong-limit = limit must be a whole number from 1 to { $most }
wrong-twice = { $field } is given twice; give it once
wrong-since = since must be a number of a change, or a time such as 2026-11-21T08:00:00Z
wrong-cursor = the cursor is not one that this catalogue handed out; start again without it
wrong-cursor-sort = the cursor belongs to another sort; start again without it, or with the sort that it came with
wrong-search-cursor = the cursor is not one that this search handed out; start again without it
wrong-search-long = a search takes at most { $most } characters; this one has { $length }: leave some words out
wrong-decision = decision on { $tool }: `{ $value }` is none of { $choices }
wrong-rows = { $tools } tools are too many for the builder; the limit is { $limit }. Take the policy over the API
wrong-builder-form = this is no form that the builder sent; begin there again
wrong-stack-form = send the form of this page, or use POST /api/v1/stack with the text as the body
wrong-torn-form = the form can't be read; send it again
wrong-carried = servers: give a slug and an alias a line, at most { $limit }
wrong-configurations = there are more than { $limit } configurations; send fewer at a time
wrong-configured = these configurations name more than { $limit } servers; send fewer at a time
wrong-callable = these servers have more than { $limit } tools; look at fewer configurations at a time
wrong-large-form = the form is over the limit of { $limit } MiB; send one configuration at a time
wrong-large-list = the list is over the limit of { $limit } MiB; paste fewer tools at a time

## Why a pasted list can't be read
unread-not-json = this is not JSON: { $words }
unread-no-answer = this is no answer to tools/list: { $words }
unread-no-list = this holds no list under “tools”; paste a server's answer to tools/list
unread-empty = the list holds no tools; paste one that does
unread-tool = tool { $number }: { $problem }
unread-definition = { $words }
unread-definition-large = the definition has { $bytes } bytes; the limit is { $limit } (1 MiB)
unread-definition-deep = the definition is nested deeper than the limit of { $limit } levels
unread-nameless = the tool's name is empty
unread-long-name = the tool's name has { $bytes } bytes; the limit is { $limit }

## Why a configuration can't be read, behind its name
unread-file = { $words }
unread-no-servers = names no MCP servers; give the part with `mcpServers`, or whatever your client calls it
unread-many-servers = names { $servers } servers; the limit is { $limit }
unread-large = is over the limit of { $limit } MiB for a client's configuration
unread-not-text = is not UTF-8
unread-mistake = is not { $language }
unread-mistake-at = is not { $language }: look at line { $line }, column { $column }

## The page of a server
server-called = the { $name } MCP server
server-called-mcp = the { $name } server
server-called-server = the { $name }
server-title = { $server }: tools, risks and policy · toolgrade
server-retired = { $server } is no more: it was retired, and its tools with it.
server-retired-on = Retired on { $it }. What is known of it stays here; its tools are in no list, no search and no policy.
server-unseen = { $server } is known, but its tools were not seen yet.
server-one-reads = { $server } has 1 tool, and it can't change anything.
server-one-tells = { $server } has 1 tool; it can't change anything, but it can return what must stay secret.
server-one-acts-high = { $server } has 1 tool; it changes or runs things, and its risk is high.
server-one-acts = { $server } has 1 tool; it changes or runs things.
server-all-read = { $server } has { $tools }, and none of them can change anything.
server-some-tell = { $server } has { $tools }; none can change anything, but { $high } of them can return what must stay secret.
server-some-act = { $server } has { $tools }: { $acting ->
    [one] 1 of them changes or runs things
   *[other] { $acting } of them change or run things
}, and { $high ->
    [0] none is
    [one] 1 is
   *[other] { $high } are
} of high risk.
server-deprecated = It is deprecated: its publisher advises against it.
server-deleted = It was taken out of its registry. What is said here is what was known before.
server-by-editor = Summarised by this catalogue; scan the server for its own words.
server-unread = Its tools were not seen yet: a registry lists none. { $it } asks the server itself; a captured answer to tools/list can be imported.
server-lookalike = Its name looks like that of { $it }. Make sure that it is the one you mean.
server-repository = Repository
server-package = Package
server-version = Version
server-licence = Licence
server-first-seen = First seen
server-last-seen = Last seen
server-asked = Asked
server-protocol = Protocol
server-tools-part = { $first }–{ $last } of { $total }
server-asked-open = { $date } over { $transport }: answered to everybody
server-asked-guarded = { $date } over { $transport }: asked for authorization ({ $detail })
server-asked-dead = { $date } over { $transport }: no tools: { $detail }
server-asked-in = { $asked } in { $ms } ms
server-tools = Tools, riskiest first
server-policy = One policy for the whole server
server-policy-lede = One policy document for all tools of this server.
server-builder = Decide on each tool yourself, in the builder
server-history = What changed
server-unchanged = No notable changes since it was first catalogued.
server-all-changes = Everything that changed on this server

## Changes in words
level-info = Info
change-server-added = The server is new in this catalogue.
change-server-changed = The server says something else of itself.
change-server-retired = The server was retired, and its tools with it.
change-server-returned = The server is back.
change-tool-changed = It is another one than before.
change-tool-renamed = It was called { $name } and is the same but for its name.
change-tool-renamed-somehow = It was called otherwise and is the same but for its name.
change-tool-removed = It is no longer in its server's list.
change-tool-returned = It is back as it was.
change-verdict-corrected = A person corrected the verdict, or took a correction back.
change-verdict-changed = Its definition is the same; the rules or the words of its server are others.
change-findings-changed = Its definition is the same; the checks are others.
change-came-with-server = It came with its server.
change-tool-added = It is new: { $category ->
    [Execute] an
   *[other] a
} { $category } tool of { $risk } risk.
change-is-new = is new
change-changed = changed
change-was-retired = was retired
change-is-back = is back
change-was-renamed = was renamed
change-is-gone = is gone
change-was-corrected = was corrected
change-is-judged-otherwise = is judged otherwise
change-has-other-findings = has other findings
change-parameter = parameter
change-member = member of the answer
change-parts = { $parts } changed.
change-parts-events = { $parts } changed: { $events }.
change-its-name = its name
change-its-title = its title
change-its-description = its description
change-its-input-schema = its input schema
change-its-output-schema = its output schema
change-its-annotations = its annotations
change-came-required = the { $noun } { $name } came and must be given
change-came = the { $noun } { $name } came
change-went = the { $noun } { $name } went
change-became-required = the { $noun } { $name } must be given now
change-became-optional = the { $noun } { $name } need not be given any longer
change-retyped = the { $noun } { $name } takes { $after } in place of { $before }
change-takes-too = the { $noun } { $name } takes { $gained } too
change-takes-no-longer = the { $noun } { $name } no longer takes { $lost }
change-takes-others = the { $noun } { $name } takes { $gained } and no longer { $lost }
change-redescribed = the { $noun } { $name } is described otherwise
change-redescribed-all = { $count ->
    [one] a parameter is described otherwise
   *[other] { $count } parameters are described otherwise
}
change-effect = { $events }.
change-risk-moved = its risk went from { $before } to { $after }
change-category-moved = its category went from { $before } to { $after }
change-gained = it gained { $what }
change-lost = it lost { $what }
change-objected = these checks object to it now: { $what }
change-objected-no-longer = these checks no longer object to it: { $what }
change-badge-risk = { $after } risk
change-badge-risk-moved = risk { $before } → { $after }
change-badge-category = { $after }
change-badge-category-moved = category { $before } → { $after }
change-on = on { $it },
change-removed = removed:
change-removed-end = , end of what was removed
change-inserted = added:
change-inserted-end = , end of what was added
change-before-and-now = What it said before and says now
definition-name = Name
definition-title = Title
definition-description = Description
definition-input-schema = Input schema
definition-output-schema = Output schema
definition-annotations = Annotations

## The list of changes
changes-heading = What changed
changes-title = What changed · toolgrade
changes-summary = Tools that came, went or changed, what that did to their risk, and how much it matters.
changes-some = Only some changes are shown.
changes-all = Every new definition is compared with the one before, by meaning: the order of keys and of tools doesn't count.
changes-only = only { $server }
changes-severity = Severity
changes-kind = Kind
changes-show = Show
changes-severity-all = all
changes-severity-low = low or more
changes-severity-medium = medium or more
changes-severity-high = high
changes-kind-any = any
changes-kind-server-added = server added
changes-kind-server-changed = server changed
changes-kind-server-retired = server retired
changes-kind-server-returned = server returned
changes-kind-tool-added = tool added
changes-kind-tool-changed = tool changed
changes-kind-tool-renamed = tool renamed
changes-kind-tool-removed = tool removed
changes-kind-tool-returned = tool returned
changes-kind-verdict-corrected = verdict corrected
changes-kind-verdict-changed = verdict changed
changes-kind-findings-changed = findings changed
changes-none = Nothing of this kind has changed.
changes-none-before = Nothing of this kind has changed before that.
changes-latest = Latest
changes-earlier = Earlier
changes-elsewhere = The same [as a feed]({ $feed }) and [as JSON]({ $json }).

## Search
search-title = Search · toolgrade
search-title-of = { $query }: search · toolgrade
search-summary = Search MCP servers and tools by the words in their names and descriptions.
search-heading = Search
search-heading-of = Search: { $it }
search-lede = Type words that stand in the name or the description of a tool or a server, in English or Chinese, such as [delete file](/search?q=delete+file) or [发送消息](/search?q=%E5%8F%91%E9%80%81%E6%B6%88%E6%81%AF).
search-understands = What a search understands
search-any-order = Words in any order. `createIssue` and `create_issue` find the same.
search-synonyms = Where little is found, other words for the same: `remove` also finds `delete`, 日志 also finds `log`.
search-side-by-side = Quotes: the words must stand next to each other.
search-filters = Filters: `category:` (`read`, `write`, `execute`), `risk:` (`low`, `medium`, `high`), `trait:`, `server:`, `lang:`, `has:` (`annotations`, `findings`) and `kind:` (`tool`, `server`). Repeat a filter to allow either value; different filters must all hold.
search-rebuilding = Search is being rebuilt
search-rebuilding-lede = The index of names and descriptions is being rebuilt, { $percent }.
search-again = [Try again]({ $again }) in a moment, or [browse the servers](/servers) meanwhile.
search-corrected = Showing results for { $it }.
search-instead = Search instead for { $it }.
search-no-filter = There is no filter “{ $typed }”, so it was read as plain words; { $field }: takes { $values }.
search-no-server = There is no filter “{ $typed }”, so it was read as plain words; { $field }: takes the name of a server.
search-meant = Search with { $it } instead.
search-set-filters = Filters that are set
search-filters-heading = Filters
search-remove = Remove this filter
search-remove-quiet = , remove
search-nothing = Nothing was found.
search-try = What to try
search-without = Without { $it }
search-without-any = Without any filter
search-finds = : { $it }
search-respelt = With the spelling corrected
search-perhaps = Perhaps { $it }
search-other-words = Other or fewer words: [what a search understands](/search)
search-more-than = more than { $tools }
search-heading-none = No tools
search-heading-more-than = More than { $tools }
search-note-most = Nothing holds all of these words; these hold most of them.
search-note-any = Nothing holds all of these words; these hold at least one of them.
search-fewer = From here on, tools that hold fewer of the words.
search-ends = Pages end here; further words or filters bring the others up.
search-previous = Previous page
search-more-here = { $count } more on this server
search-filter = { $field }: { $value }
search-field-risk = Risk
search-field-category = Category
search-field-trait = Traits
search-field-server = Server
search-field-language = Language of the description
search-field-has = Has
search-named-category = category
search-named-risk = risk
search-named-trait = trait
search-named-language = language
search-named-has = has
search-named-server = server
search-named-kind = only
search-latin = Latin script
search-chinese = Chinese
search-japanese = Japanese
search-korean = Korean
search-cyrillic = Cyrillic script
search-other-script = another script
search-annotations = annotations
search-findings = findings
search-tools = tools
search-servers = servers
search-why-exact = this is its exact name
search-why-name = its name holds all the words
search-why-part = its name holds some of the words
search-why-description = found in its description
search-why-some = its description holds some of the words
search-why-elsewhere = found in its title, in the rest of its description or in its server
search-why-filters = it meets the filters

## The stack page
stack-title = Your stack · toolgrade
stack-summary = Paste the configuration of an MCP client and see every tool that its agent can call, which of them are risky, and which are dangerous together.
stack-heading = What can your agent reach?
stack-nothing-sent = Nothing was sent. Paste a configuration, or choose a file.
stack-pasted = the pasted text
stack-problem = { $name } { $problem }
stack-none-on = No server is switched on.
stack-none-known = Nothing is known yet of the tools of these servers.
stack-can-call = It can call { $tools } on { $servers }, { $high } of them of high risk.
stack-open = { $count ->
    [one] Nothing is known yet of [1 further server](#{ $place }).
   *[other] Nothing is known yet of [{ $count } further servers](#{ $place }).
}
stack-disabled = { $count ->
    [one] 1 server is switched off and not counted.
   *[other] { $count } servers are switched off and not counted.
}
stack-of-client = { $client }, { $servers }
stack-unread-no-table = is no table of settings; give it a `command` or a `url`
stack-unread-nothing = names neither a command nor an address; give it a `command` or a `url`
stack-unread-address = its address is no text
stack-unread-command = its command is neither text nor a list of texts
stack-together = Dangerous together
stack-together-none = None of the combinations that we look for is there. That says nothing of servers whose tools are not known.
stack-in = In { $it }.
stack-alone = { $it }: all of it on this server alone.
stack-alone-each = { $it }: all of it on each of these servers alone.
stack-by-address = through the address it requests
stack-servers = Servers, riskiest first
stack-unread = Known, tools not yet read
stack-unread-lede = The catalogue knows these servers, and nobody has asked them for their tools yet. The command does; it starts the server or asks its address.
stack-unknown = Not in this catalogue
stack-unknown-lede = The command asks the server for its tools and adds it. Perhaps { $it } knows them: it brings the registry's servers.
stack-another = Another configuration
stack-lot-lede = One policy for the servers of your configuration. Only their names were sent again.
stack-lede = Paste the configuration of an MCP client, or choose its file. You get every tool that its agent can call, the risky ones first, and what is dangerous together.
stack-config = Configuration: JSON (comments are fine), TOML or YAML
stack-files = Or files, at most { $limit } MiB together
stack-submit = Show what it reaches
stack-kept = What happens with the text
stack-clients = Files of { $clients } can be read, and others written like them.
stack-is = is
stack-perhaps = perhaps
stack-off = switched off
stack-part-of-client = part of the client, or not named
stack-kind-image = image
stack-kind-package = package
stack-kind-address = address
stack-kind-repository = repository
stack-kind-program = program
stack-kind-name = name
stack-origin = { $kind } { $value }
stack-origin-pinned = { $kind } { $value }, pinned to { $version }
stack-recognised = recognised by its { $kind }: { $value }
stack-recognised-pinned = recognised by its { $kind }: { $value }, pinned to { $version }
stack-project = project { $project }
stack-client-project = { $client }, project { $project }
stack-where = in { $places }
stack-given = given { $keys }
stack-more = and { $count } more
stack-policy = One policy for the lot
stack-write = `toolgrade stack --write` puts it there, beside the rules that stand there already.
stack-source = { $name }:
stack-off-in = switched off in { $count ->
    [one] the project
   *[other] the projects
} { $projects }
stack-hidden = Hidden by the client: { $tools }
stack-hidden-more = Hidden by the client: { $tools } and { $count } more
stack-left-perhaps = is only perhaps { $server }, so no rules are written for it
stack-left-shared = stands for more than one server, so no rules are written for it

## The policy builder
builder-title = Policy builder · toolgrade
builder-title-of = Policy for { $subject }: builder · toolgrade
builder-summary = Choose a server or paste a tools/list answer, decide on each tool, and take the policy along in the format of your client or gateway. Nothing is stored.
builder-its-policy = its policy
builder-heading = Build a policy
builder-lede = Choose a server or paste its list of tools, decide on each tool, and take the policy along in the format of your client or gateway. Nothing that you paste is stored.
builder-known = For a server of this catalogue
builder-slug = Name of the server
builder-choose = Choose
builder-where = Or open it from the [list of servers](/servers) or the [search](/search): each server's page has a link here.
builder-paste = For a list of your own
builder-answer = A server's answer to `tools/list`, as JSON
builder-judge = Judge these tools
builder-pasted = the pasted list
builder-heading-of = A policy for { $subject }
builder-server-page = The server's page
builder-policy = The policy
builder-tools = Tools
builder-table = Tools and decisions
builder-tool = Tool
builder-category = Category
builder-risk = Risk
builder-recommended = Recommended
builder-recommended-unit = recommended:{" "}
builder-decision = Your decision
builder-decision-on = Decision on { $tool }
builder-as-recommended = as recommended
builder-with-conditions = { $word }, with conditions

## The contact form
contact-heading = Contact
contact-title = Contact · toolgrade
contact-summary = Tell the people who run this catalogue what is wrong or missing.
contact-lede = Tell the people who run this catalogue what is wrong, missing or unclear. A wrong verdict is best told with what it should be, and which words of the definition say so.
contact-back = Back to the page that this is about
contact-about = What it is about (optional)
contact-message = Your message
contact-name = Your name (optional)
contact-address = Your email address (optional; needed for a reply)
contact-trap = Leave this field empty
contact-send = Send
contact-kept = At most { $most } characters. What you send is kept by whoever runs this catalogue until they delete it; your address serves only to answer you.
contact-thanks-title = Thank you · toolgrade
contact-thanks-summary = The message was kept.
contact-thanks = Thank you
contact-thanks-lede = Your message was kept. The people who run this catalogue will read it; if you left an address, they can answer you.
contact-unreadable = The form could not be read. Please send it from this page.
contact-other-site = The form came from another site, so it was not taken. Please send it from here.
contact-full = The desk is full: so many messages wait already that no more are taken.
contact-too-many = Too many messages came within an hour. Please try again later; what you wrote is still here.
contact-wrong-address = That is no mail address such as ada@example.org; leave it empty if you want no answer.
contact-wrong-length = That has { $length } characters; at most { $most } are taken.
contact-wrong-hidden = That holds characters that don't show; type it anew.
contact-wrong-empty = Write something.

## The glossary
glossary-title = Glossary · toolgrade
glossary-heading = Glossary
glossary-terms = { $count ->
    [one] 1 term
   *[other] { $count } terms
}
glossary-summary = { $terms } around MCP tools, their risks and attacks on them, each in a sentence.
glossary-lede = { $terms } of the field as this catalogue uses them: what each means, in a sentence, and why it matters.
glossary-see = See also { $it }.
glossary-more = More: { $it }.

## Attacks
attacks-heading = Attacks on agents and their tools
attacks-title = Attacks on MCP tools · toolgrade
attacks-count = { $count ->
    [one] 1 documented attack
   *[other] { $count } documented attacks
}
attacks-summary = { $attacks } on agents and their MCP tools: what happened, how each works, what stops it, and which tools are open to it.
attacks-lede = { $attacks }: what happened, how each works, what stops it. On its own page, a tool names those that it is open to, each with the reason: a trait, a parameter or a finding, never its category alone.
attacks-patterns = Patterns
attacks-demonstrations = Demonstrations
attacks-vulnerabilities = Vulnerabilities
attacks-incidents = Incidents
attacks-patterns-meaning = Ways to attack that many servers and clients are open to.
attacks-demonstrations-meaning = Shown by researchers on real products; nobody is known to have been harmed.
attacks-vulnerabilities-meaning = Faults of single programs, most of them with a fix.
attacks-incidents-meaning = They happened to somebody.
attacks-json = The library as JSON
attack-title = { $attack } · attacks · toolgrade
attack-kind = Kind
attack-when = When
attack-sources = Sources
attack-pattern = a pattern that many are open to
attack-demonstration = a demonstration by researchers
attack-vulnerability = a fault of one program
attack-incident = an incident
attack-first-hand = first-hand: from those who found or named it
attack-second-hand = second-hand: from accounts of others, which agree
attack-unchecked = second-hand: from accounts of others; we have not opened the report itself
attack-happened = What happened
attack-works = How it works
attack-opens = Which tools are open to it
attack-opens-none = It works outside of what a tool's definition says, so no tool of the catalogue is marked with it.
attack-opens-lede = A tool is marked with it when one of these holds, by its definition and its verdict.
attack-reason = It { $reason }.
attack-told-of = Told of a tool that { $it }.
attack-asks-trait = has the trait { $what }
attack-asks-without = does not have the trait { $what }
attack-asks-category = is { $what ->
    [Execute] an
   *[other] a
} { $what } tool
attack-asks-parameter = has a parameter that takes { $what }
attack-asks-finding = is objected to by { $it }
attack-asks-in-schema = holds that in its schema
attack-asks-named = has one of these words in its name: { $what }
attack-takes-url = an address
attack-takes-path = a path
attack-takes-command = a command or code
attack-takes-sql = SQL
attack-takes-recipients = recipients
attack-takes-content = text for others
attack-takes-context = what was said to the model
attack-stop = What stops it
attack-lists = In the lists of others
attack-references = References
attack-json = This attack as JSON
attack-all = All attacks

## What the scripts say
copied = Copied
copy-by-hand = Press Ctrl+C
suggestions = Suggestions
suggestions-none = No suggestions
suggestions-one = 1 suggestion
suggestions-many = # suggestions
suggest-tool-on-one = tool on 1 server
suggest-tool-on-many = tool on # servers
suggest-server = server

## The rules and checks
rules-heading = The rules
rules-title = The rules · toolgrade
rules-count = { $count ->
    [one] 1 rule
   *[other] { $count } rules
}
rules-summary = { $rules } by which MCP tools are classified, each with its words, weights and examples.
rules-lede = Every verdict is made by { $rules }. Each says which words must stand where, what they add weight to, and why; it carries examples that must fire it and examples that must not, { $examples } in all, which are run with every test. Beside them stand the [checks](#checks). [The methodology](/methodology) tells how weights become a verdict.
rules-weights = A positive weight speaks for a category, a trait or a circumstance, a negative one against it.
rules-counting = How many tools of the catalogue each rule fired on is being counted.
rules-table = Rules: { $theme }
rules-rule = Rule
rules-the-tool = The tool …
rules-adds = Adds
rules-tools = Tools
rules-unit = { $count ->
    [one] tool
   *[other] tools
}
rules-version = Rules version { $version }.
rules-checks = Checks
rules-checks-lede = { $count ->
    [one] 1 check looks
   *[other] { $count } checks look
} for what no verdict can tell: text that hides, orders to the model, words that steer other tools, carelessness. A finding stands beside the verdict and never moves it.
rules-checks-more = What checks are, and what they miss
rules-check = Check
rules-the-definition = The definition …
rules-severity = Severity
rules-family = Family
rules-references = References
rules-poisoning = poisoning
rules-hygiene = hygiene
rule-title = { $id }: { $title } · rules · toolgrade
rule-summary = A rule by which MCP tools are classified: the tool { $title }.
rule-file = File
rule-version = Rules version
rule-effect = What it adds when it fires
rule-only-for = It counts only where the other rules have decided for { $categories }.
rule-added-up = Weights of all rules that fire are added up.
rule-how = How that becomes a verdict
rule-when = What it looks for
rule-one-of = It fires when one of these { $count } descriptions fits. Within a description, every place must hold one of its words.
rule-every-place = Every place must hold one of its words.
rule-more-words = { $count } more
rule-the-definition = the definition
rule-unless = What keeps it quiet
rule-unless-any = Any one of these is enough.
rule-unless-one = It stays quiet when this fits.
rule-fires = Examples that must fire it
rule-quiet = Examples that must not fire it
rule-tools = Tools that it fired on
rule-fired-on = { $tools } in this catalogue.
rule-fired-on-some = { $tools } in this catalogue, among them these.
rule-counting = They are being counted.
rule-json = The rule as JSON
rule-all = All rules
rule-example-params = Parameters: { $names }
rule-example-required = Parameters that must be given: { $names }
rule-example-action = Choices of action: { $names }
rule-example-server = Server: { $names }
check-title = { $id }: { $title } · checks · toolgrade
check-summary = A check of the definitions of MCP tools: it objects to one that { $title }.
check-family-told = { $family }: { $meaning }
check-never-moves = A finding never moves the verdict.
check-one-of = It fires when one of these { $count } clues holds.
check-compared = Texts are compared in lower case and as whole words, without hidden characters and with look-alike letters as plain ones. A name in angle brackets stands for any phrase of its group; the groups are listed below.
check-places = { $part }, in { $places }
check-or-in = { $one } or in { $other }
check-apart = The phrases of a line stand at most { $within } bytes apart, in one sentence.
check-apart-across = The phrases of a line stand at most { $within } bytes apart, also beyond the end of a sentence.
check-apart-near = The phrases of a line stand at most { $within } bytes apart, in one sentence; “near” is within { $reach } bytes.
check-apart-across-near = The phrases of a line stand at most { $within } bytes apart, also beyond the end of a sentence; “near” is within { $reach } bytes.
check-groups = The groups of phrases
check-groups-lede = A star lets the word go on. Chinese is compared in simplified characters.
check-phrases = , { $count } phrases
check-references = Where others describe it
check-tools = Tools that it objects to
check-found-more = More than { $tools } in this catalogue.
check-found-more-some = More than { $tools } in this catalogue, among them these.
check-of-servers = It is told of servers, on their own pages.
check-json = The check as JSON
check-all = All checks
check-example-before = Description before: { $text }
check-example-title = Title: { $text }
check-example-parameter = Parameter { $name }: { $text }
check-example-annotation = Annotation { $name }: { $value }
check-example-server = Server: { $text }

## The methodology
method-title = Methodology · toolgrade
method-summary = How toolgrade decides what an MCP tool does and how bad a call can be, step by step, and how often it was right when measured.
method-heading = How a tool is judged
method-lede = Every verdict here answers one question: what can happen when an agent calls this tool, as far as the tool's own definition tells? The definition is what a server hands to any client: the tool's name, title, description and parameters, and what the server says it is for. Nothing is called, fetched or asked of a model, so with the same rules the same definition always gets the same verdict.
method-contents = On this page
method-nav-questions = Two questions
method-nav-category = Categories
method-nav-traits = Traits
method-nav-risk = Risk
method-nav-steps = From words to a verdict
method-nav-confidence = Confidence
method-nav-annotations = What servers claim
method-nav-corrections = Corrections
method-nav-checks = Checks
method-nav-languages = Languages
method-nav-limits = Limits
method-nav-figures = How often it is right
method-questions = Two questions, kept apart
method-questions-told = What a call does and how much harm it can do are different things. Looking up a password only reads, yet it is dangerous; emptying a cache changes something, yet nobody is hurt. A scale that mixes the two has to get one of these wrong. So a verdict gives a **category** for the first question and a **risk** for the second, and **traits** that connect them.
method-category = What a call does: the category
method-read = The call answers, and afterwards everything is as it was. Looking up, searching, calculating, checking, previewing and waiting belong here, and so does handing out a file or a password: that is dangerous by its traits, not by its category.
method-write = The call leaves something different behind: a thing made, changed, moved, sent, published, bought or removed. Which kind of thing that will be is settled by the definition, before an argument is seen.
method-execute = The call sets something going whose effect the definition leaves open, because the arguments decide it, or a pipeline configured elsewhere: a command, a statement, a click on a page, a workflow, another agent, a machine that is stopped.
method-gravest = A tool that does several things counts as the gravest of them, Execute before Write before Read, and so does a tool whose argument picks one of several modes. Logs, counters and caches that a server keeps for itself are no change.
method-disputed = Some families are disputed between catalogues. This is how they are settled here:
method-media = **Generated media** (images, video, audio, slides) is Write where the definition speaks of what is made, Execute where it speaks of a pipeline that is set going, and never Read. It is metered.
method-text = **Text from a model** that is only an answer (a translation, a summary, a recommendation) is Read.
method-queries = **Queries** are Read in languages that can't change anything or where the tool can't; a free statement in SQL and its like is Execute and runs code.
method-browsers = **Browsers and desktops**: looking is Read, acting on a page is Execute, moving the window itself is Write.
method-fetching = **Fetching** an address that the caller names is Read; a client that sends any request to any address is Execute.
method-jobs = **Jobs** with an effect that the definition fixes, such as a backup, are Write; builds, workflows and deployments, whose effect lies in what they run, are Execute.
method-removal = **Removal** is Write. It is also destructive, unless an ordinary call brings the thing back: moving to the trash, closing, archiving, taking off a label or clearing a cache is not destructive.
method-money = **Money** is what a call moves or commits somebody to pay. Reading prices, drafting an invoice or renting a machine is not; renting is metered.
method-traits = What it touches: the traits
method-traits-told = A trait is given only where words of the definition speak for it.
method-trait = Trait
method-the-tool = The tool …
method-risk = How bad it can be: the risk
method-risk-told = There are three levels. Each category starts at one: { $starts }. Then this table is read from the top, and the first row that fits decides. It is the table that the program itself uses.
method-start = { $category } at { $level }
method-risk-table = Risk table
method-the-tool-is = The tool is
method-because = Because
method-any-category = Any category
method-or = { $one } or { $other }
method-with = { $category } with { $found }
method-also = { $when } { $also }
method-steps = From words to a verdict
method-step-read = **Read.** Every field becomes words with their places. Names are split at case and punctuation, Chinese text by a dictionary. Each sentence is told apart by what it is there for, so that examples, advice and notes on arguments don't count as deeds. The verbs that lead are found, and what stands behind a “not” is marked. A deed that is told further on (“with reset=true, clears them”) counts too, however harmless the name is.
method-step-match = **Match.** [{ $rules }](/rules) look for words in places: a leading verb, what stands beside it, a parameter's name, one of a list of choices. Each carries examples that must fire it and examples that must not.
method-step-weigh = **Weigh.** Each rule that fires adds its weights. The heaviest category wins. A trait holds when enough weight speaks for it. What runs the caller's code is Execute whatever else is said of it. A description that begins with an order, by a verb that no rule knows, [counts as Write](/rules/unknown-order). Where no rule says what a call does, the verdict is Execute: what isn't understood is never simply allowed.
method-step-explain = **Explain.** The risk is read off the table above. The rules that weighed most become a short rationale, and the exact words that they rest on are marked on the tool's page, each with its rule.
method-confidence = What the confidence means
method-confidence-told = The confidence is a promise about many verdicts: of those that say 90 %, about nine in ten should have the right category. It comes from how far the winning category lies ahead of the others. Without a description it can't pass 50 %, and with nothing to go on it can't pass 30 %; the page then says that there is not enough to tell. Whether the promise is kept was measured: the tables of confidence below set what was said beside what was right. The confidence is about the category alone, not about the risk or the traits.
method-annotations = What servers claim of themselves
method-annotations-told = A server may annotate its own tools as read-only, destructive and so on. By the protocol these are untrusted, and a server that means harm will claim to be harmless. So verdicts are made without them. A tool's page shows them beside the verdict, and says so where a claim and the definition contradict each other.
method-corrections = Corrections by people
method-corrections-told = Whoever runs a catalogue can correct a verdict, with a reason and a name. The correction then holds, also for the policy; what the rules said stays visible beside it. New rules never undo a correction, and it can be taken back at any time.
method-checks = Checks that no verdict can make
method-checks-shown = A verdict says what a definition describes, not whether the definition is honest. So it is shown as it stands: quoted in full, with every character that doesn't show or that turns the order of reading written out by its code, and with contradictions between what is claimed and what is described pointed out.
method-checks-read = Besides, [{ $checks }](/rules#checks) read every text of a definition: name, title, description, names and texts of parameters, defaults, choices, the output schema. Most of them are lists of phrases that must stand in an order, near each other or in certain places; the rest are small functions, for characters that don't show, for hints that the definition contradicts, for secrets as arguments. What a check objects to is a __finding__, with a severity and the exact words. The family *poisoning* is about definitions that deceive or attack, the family *hygiene* about carelessness. No finding moves category or risk.
method-checks-limits = What they can't do: their words were gathered from published attacks and tuned on the development files whose figures stand below, so those figures flatter. Text that says the same in words of its own is caught only in part, and in languages other than English and Chinese hardly at all. That no check objects does not mean that a definition is honest; and a check that objects can be wrong, so read the quoted words.
method-languages = Languages
method-languages-told = English and Chinese are read alike: the rules hold words of both, and the figures are split by language so that a gap would show. Of Japanese, Korean, Russian, Spanish, German, French and Portuguese the rules know [the commonest verbs](/rules#languages.toml) and nothing more. Other languages are not understood. A tool described in one of them is judged by its name and its parameters, which are nearly always English.
method-limits = What this can't do
method-limit-code = It does not see code. A definition that lies gets the verdict that its lie deserves.
method-limit-arguments = It does not see arguments. What an Execute does in one call is up to that call.
method-limit-alone = It judges each tool alone. Two harmless tools can do harm together: one that reads secrets beside one that sends messages. [Stack](/stack) looks for such combinations.
method-limit-data = It does not know your data. What is Medium in general can be unacceptable in your place; correct it or write a stricter policy.
method-limit-wrong = It is sometimes wrong, as the figures below say. A verdict is an aid to judgement and no guarantee.
method-figures = How often it is right
method-figures-version = Rules version in use: `{ $version }`. The figures come from the command `toolgrade eval`, which anybody can run on labelled tools of their own. Those who wrote the rules could see each set below, so the figures flatter: on tools that nobody has looked at, expect somewhat less.
method-figures-words = A __dangerous miss__ is a tool said to read that really writes or executes, or one of high risk said to be of low risk. A __false alarm__ is a tool that only reads and was said to do more. Hints of servers' authors are no labels: some of them are wrong.
method-figures-none = No figures came with this program.
method-by-language = { $set }: by language
method-by-language-caption = By language of name and description
method-figure = Figure
method-categories = { $set }: categories
method-categories-caption = Categories: the labels by row, what the rules said by column
method-label = Label
method-set-traits = { $set }: traits
method-traits-caption = Traits: of those said, how many were right (precision); of the right ones, how many were said (recall)
method-precision = Precision
method-recall = Recall
method-set-confidence = { $set }: confidence
method-confidence-caption = Confidence: what was said on average, and how many of these had the right category
method-confidence-column = Confidence
method-said = Said
method-right = Right
method-apart = On average, stated confidence and share right differ by { $error }, on a scale from 0 to 1.
method-hostile = { $set }: hostile definitions
method-hostile-caption = Hostile definitions: how many of each kind the checks found
method-kind = Kind
method-found = Found
method-share = Share
method-all-kinds = All kinds
method-false-alarms = False alarms of the checks: they raised a poisoning finding of Medium or High on { $objected ->
    [0] none
   *[other] { $objected }
} of { $definitions } that nobody called hostile ({ $percent }).
method-definitions = { $count ->
    [one] 1 definition
   *[other] { $count } definitions
}
method-row-tools = Tools
method-row-category = Category right
method-row-risk = Risk right
method-row-traits = Traits, F1
method-row-misses = Dangerous misses
method-row-alarms = False alarms
method-row-read-only = Agrees with readOnlyHint
method-row-destructive = Agrees with destructiveHint
method-of = { $percent } of { $rows }
method-all = All
method-english = English
method-chinese = Chinese
method-measured = Measured on { $day } with rules version { $rules } in toolgrade { $program }.
method-outdated = Since then the rules have changed: this catalogue uses version { $version }, on which these figures were not measured.
method-holds-hostile = { $tools }, all of them hostile: published attacks and what resembles them.
method-holds-some-hostile = { $tools }, { $hostile } of them hostile; nobody labelled what they do.
method-holds-hints = { $tools } with hints that their servers' authors wrote; nobody labelled them.
method-holds-labelled = { $tools }, all of them labelled by careful readers.
method-holds-some-labelled = { $tools }, { $labelled } of them labelled by careful readers.
method-range = { $from } to { $to }
method-count-checks = { $count ->
    [one] 1 check
   *[other] { $count } checks
}
counts-table = Table of tools by category and risk
rules-checks-table = Table of checks
## What the words of a verdict mean, page by page
taxonomy-title = { $heading } · toolgrade
taxonomy-category = { $name } tools
taxonomy-risk = { $name }-risk tools
taxonomy-trait = Tools with the trait “{ $name }”
taxonomy-read = A Read tool returns information and leaves everything as it was.
taxonomy-write = A Write tool changes state, and its definition fixes what kind of change that is.
taxonomy-execute = An Execute tool runs something whose effect the arguments or a pipeline decide: code, a command, a query, a job.
taxonomy-low = A call changes nothing that matters and gives nothing away.
taxonomy-medium = A call changes something, or reads something private.
taxonomy-high = A call can lose content, pay, run code, change rights or show a secret.
taxonomy-means = A tool with this trait { $meaning }.
taxonomy-share = { $count } of the { $all } tools in this catalogue: { $percent }.
taxonomy-share-more = More than { $count } of the { $all } tools in this catalogue.
taxonomy-rebuilding = The list of tools is being rebuilt and will be here in a moment.
taxonomy-tools = The tools
taxonomy-by-category = By category
taxonomy-by-risk = By risk
taxonomy-search = Filter and search these tools

## Pictures and cards
counts-part = { $count } { $level }
counts-badge = { $count } { $level }
counts-told = Tools by risk: { $parts }
counts-none = Its tools were not seen yet
card-server = An MCP server
card-tool = A tool of { $server }
card-verdict = { $category } · { $risk } risk
heat-told = Categories by risk: most tools are { $category } of { $level } risk, { $count } of them
confidence-high = high
confidence-moderate = moderate
confidence-low = low
dial-told = Confidence { $percent }{"\u00A0"}%, { $word }
reach-told = How it comes together: { $title }
reach-more = and { $count } more
timeline-told = Tools of high risk: { $before } on { $first }, { $now } on { $last }
timeline-numbers = The numbers
timeline-day = Day
## What rules look for, and what they add
rule-place-verb = the verb that leads the name, the title, the first sentence or a mode
rule-place-object = beside the leading verb, in the name or the first sentence
rule-place-head = the noun that heads the leading verb's object
rule-place-name = the name
rule-place-lead = the first sentence of the description
rule-place-text = title or description, where they say what the tool does
rule-place-denied = title or description, negated
rule-place-param = a parameter's whole name
rule-place-text-param = the whole name of a parameter that takes text
rule-place-param-head = the last words of the name of a parameter that takes text
rule-place-param-required = the last words of the name of a parameter that takes text and that every call must give
rule-place-param-word = a word of a parameter's name
rule-place-param-text = a parameter's description
rule-place-mode = one of a parameter's closed list of choices
rule-place-server = the server's name or description
rule-place-language = the language of the description
rule-undescribed = the description says nothing
rule-described = the description says something
rule-verbless = no verb that the rules know leads anywhere
rule-verb-leads = a verb that the rules know leads somewhere
rule-unknown-verb = the description begins as an order does, with a verb that no rule knows
rule-no-unknown-verb = the description begins otherwise
rule-takes-many = the description says that all or several are acted on, or a parameter takes a list of what the tool acts on
rule-takes-one = nothing says that several are acted on, and no parameter takes a list of them
rule-tells-deed = the description opens with a deed, or tells of one further on
rule-tells-no-deed = the description neither opens with a deed nor tells of one further on
rule-for-category = It speaks for { $category } with weight { $weight }.
rule-against-category = It speaks against { $category } with weight { $weight }.
rule-for-trait = It speaks for the trait { $found } with weight { $weight }; a trait holds from { $holds }.
rule-against-trait = It speaks against the trait { $found } with weight { $weight }; a trait holds from { $holds }.
rule-for-aspect = It speaks for a circumstance that the risk table asks for, with weight { $weight }: { $aspect }. A circumstance holds from { $holds }.
rule-against-aspect = It speaks against a circumstance that the risk table asks for, with weight { $weight }: { $aspect }. A circumstance holds from { $holds }.
aspect-bounded = the definition bounds what a call can do
aspect-session = the change stays within the caller's own session
aspect-secret-names = what comes back are the names of secrets, not their values
aspect-secret-argument = a credential is taken as an argument and not handed out
aspect-guarded-query = a free query is taken in a language that can change state, with no more than a promise that it won't
aspect-named-address = the caller names the address that is reached
aspect-path-content = the content of a path that the caller names comes back
risk-where = where { $aspect }
risk-unless = unless { $aspect }

## What checks look for
check-family-poisoning = the definition deceives or attacks
check-family-hygiene = the definition is careless
check-part-text = one of these, in this order
check-part-near = and near it one of these
check-part-also = and anywhere in the definition one of these
check-part-unless = but none of these in the same sentence
check-part-without = and none of these in the name, the title or the first sentence
check-place-name = the name
check-place-title = the title
check-place-lead = the first sentence of the description
check-place-description = the description
check-place-param = a parameter's name
check-place-schema = any other text of the schemas
check-place-act = the name, the title or the first sentence
check-code-tag-characters = Looks in every text for characters from U+E0000 to U+E007F and spells out what they hide. Flags such as that of Wales, which are written with them behind a black flag, are left out.
check-code-bidi-controls = Looks in every text for overrides, embeddings and isolates: U+202A to U+202E and U+2066 to U+2069.
check-code-escapes = Looks in every text for escape sequences and control characters; tabs, ends of lines and ends of pages are left out.
check-code-zero-width-text = Looks in every text for characters that take no room: three in a row, more than eight in one text, or several that split words. Joiners of emoji and of scripts that need them, marks of direction in right-to-left text, and a mark at the very beginning are left out.
check-code-stray-invisible = Looks in every text for single characters that take no room, with the same exceptions as zero-width-text.
check-code-variation-selectors = Looks in every text for three or more variation selectors in a row and spells out the bytes that they carry.
check-code-mixed-script = Looks in every word of Latin letters for Greek, Cyrillic, Armenian or Cherokee letters that look like Latin ones; in names also for mathematical and circled letters. Signs of measure such as µ and Δ are left out, and so are words that hold letters which no Latin one looks like.
check-code-annotations = Compares the server's hints with the verdict: a tool that is annotated as read-only or not destructive, and is described as writing or destroying. Hints never move the verdict itself.
check-code-secrets = Looks for parameters that take free text and whose name is that of a secret, whole or at its end: db_password is one, password_length is none.
check-code-long-description = Counts the bytes of the description: more than 8,000.
check-code-similar-server-names = Compares the server's name with those of all other servers of the catalogue, once case, separators, words such as mcp and server, and differences between look-alike letters are taken away. It is told on servers' pages, not on tools'.
check-code-changed-for-the-worse = Compares what is said of a tool with what was said of it before its definition changed: its risk went up, it gained a trait that can do lasting harm (destructive, financial, code-execution, access-control, secrets), or a check of deceiving definitions objects to it that didn't. It stays until none of that is so any more, or a person corrects the tool, who has then looked.

## What checks found
detail-says = it says: “{ $quote }”
detail-tags = tag characters spell “{ $told }”
detail-tags-empty = tag characters that spell nothing
detail-bidi = { $codes } turn the order in which the text is shown
detail-escapes = escape sequences that a terminal obeys: they can colour, move or erase what is shown
detail-controls = control characters { $codes }
detail-zero-width = { $count } characters that take no room ({ $codes })
detail-stray = a character that takes no room ({ $code })
detail-selectors = { $count } variation selectors in a row carry bytes: “{ $told }”
detail-mixed-script = looks like “{ $plain }”, but holds { $codes }
detail-secret = the argument { $argument } is a secret in the clear: it passes through the model and into its logs
detail-long = the description has { $bytes } bytes; few people read more than { $long }, but a model reads all of them
alarm-since = since { $date } { $changes }
alarm-rose = its risk is { $after }, and was { $before }
alarm-gained = it gained { $traits }
alarm-objected = checks object that didn't: { $checks }
## How servers and categories are called in sentences
kind-read = a Read
kind-write = a Write
kind-execute = an Execute

## Quoted text
segment-hidden = a character that does not show
segment-cut = … { $bytes } more bytes, in the API

## The tool page
tool-title = { $tool } on { $server }: { $risk } risk, { $category } · toolgrade
tool-summary = { $tool } is { $kind } tool of { $server } with { $risk ->
    [low] low
    [medium] medium
   *[high] high
} risk. Verdict, evidence, parameters and a policy to paste.
tool-summary-deed = { $tool } is { $kind } tool of { $server } with { $risk ->
    [low] low
    [medium] medium
   *[high] high
} risk: it { $deed }. Verdict, evidence, parameters and a policy to paste.
tool-by-editor = Summarised by this catalogue; scan the server for its own words.
tool-undescribed = Its server gives no description. There is not enough to tell exactly what a call does; what follows rests on the name, the parameters and the server.
tool-control = How to control { $tool }
tool-policy-allow = The recommended policy allows it.
tool-policy-limit = The recommended policy allows it { $max } times a minute.
tool-policy-ask = The recommended policy lets a person decide.
tool-policy-deny = The recommended policy denies it.
tool-policy-hide = The recommended policy hides it.
tool-what = What { $tool } does on { $server }
tool-why = Why this verdict
tool-category = Category
tool-risk = Risk
tool-traits = Traits
tool-confidence = Confidence
tool-trait = : it { $meaning }.
tool-wrong = { $it } Tell us what this verdict should be, and why.
tool-wrong-link = Something wrong?

## The tool page: what a call does
tool-is-only = { $tool } is { $kind } tool of { $server }; it is the only tool there.
tool-is-one = { $tool } is { $kind } tool of { $server }; it is one of { $count } tools there.
tool-act-read = A call returns information and leaves everything outside it as it was.
tool-act-write = A call changes something, and the definition says what kind of thing.
tool-act-execute = A call sets something going whose effect the definition does not fix: it depends on what the caller passes or on what was configured elsewhere.
tool-by-definition = By its definition it { $deed }.
tool-no-schema = The definition holds no schema, so its parameters are not known.
tool-takes-none = It takes no parameters.
tool-takes-one-optional = Its one parameter is optional.
tool-takes-optional = All of its { $count } parameters are optional.
tool-takes-many = A call must give { $count } parameters; { $optional } more can be given.
tool-takes-all = A call must give { $required }.
tool-takes-some = A call must give { $required }; { $optional ->
    [one] 1 more is optional
   *[other] { $optional } more are optional
}.
tool-catalogued = { $count ->
    [one] 1 tool of { $server } is
   *[other] { $count } tools of { $server } are
} catalogued and classified, in a catalogue of { $servers ->
    [one] 1 server
   *[other] { $servers } servers
}.
tool-confidence-of = { $percent }{"\u00A0"}% ({ $word ->
    [high] high
    [moderate] moderate
   *[low] low
})
tool-confidence-person = set by a person
tool-sure = The verdict has a confidence of { $confidence }.
tool-sure-person = A person set this verdict by hand.
tool-corrected-by = It was corrected by { $author }: { $note }

## The tool page: a person's correction
tool-corrected = Corrected by { $author } on { $date }: { $note }
tool-corrected-caption = The correction beside what the rules said
tool-corrected-holds = Holds
tool-corrected-rules = The rules said
tool-none = none

## The tool page: hints
tool-hints = What the server claims, and what its definition says
tool-hints-claimed = The server annotates the tool itself. These are its own claims: they did not move the verdict.
tool-hints-unclaimed = The server annotates nothing, so a client that follows the protocol takes the tool for one that changes things, may destroy and reaches outside.
tool-hints-table = Hints
tool-hint = Hint
tool-hint-declared = Declared
tool-hint-effective = A client takes it as
tool-hint-assessed = By the definition
tool-hint-contradiction = Contradiction
tool-hint-nothing = not declared
tool-hint-untold = not stated
tool-hint-differs = : { $words }
tool-hint-differs-mark = differs
tool-hint-agrees = none
tool-hints-json = { $it }, as JSON.
tool-hints-json-link = The annotations as the definition would have them
contradiction-runs = it says read-only; its definition runs something
contradiction-removes = it says read-only; its definition removes something for good
contradiction-changes = it says read-only; its definition changes something
contradiction-destroys = it says not destructive; its definition removes something for good
contradiction-reaches = it says closed world; its definition reaches outside or brings strangers' text

## The tool page: findings, modes, evidence
tool-findings = Findings
tool-findings-about = Checks of the definition object to this. They did not move the verdict.
tool-finding = It { $it }:
tool-finding-in = {" "}in { $place };{" "}
tool-modes = What each mode does
tool-modes-about = { $tool } has { $count ->
    [one] 1 mode
   *[other] { $count } modes
}: the argument { $parameter } chooses what a call does. The tool as a whole is rated by its worst mode; each is judged here on its own.
tool-modes-table = Modes
tool-recommended = Recommended
tool-evidence = Evidence in the definition
tool-evidence-name = Name
tool-evidence-title = Title
tool-evidence-description = Description
tool-evidence-server-name = Server's name
tool-evidence-server-description = Server's description
tool-evidence-rule = It { $title }:{" "}
tool-quote-in = {" "}in { $place }
tool-quote-glossed = {" "}({ $gloss }) in { $place }
place-name = the name
place-title = the title
place-description = the description
place-server-name = the server's name
place-server-description = the server's description
place-parameter = the name of a parameter
place-parameter-name = the name of the parameter { $name }
place-parameter-description = the description of the parameter { $name }
place-parameter-default = the default of the parameter { $name }
place-parameter-choices = the choices of the parameter { $name }
place-parameter-schema = the schema of the parameter { $name }
place-annotation = the annotation { $name }
place-input-schema = the input schema
place-output-schema = the output schema

## The tool page: parameters
tool-parameters = Parameters
tool-parameter-name = Name
tool-parameter-type = Type
tool-parameter-required = Required
tool-parameter-description = Description
tool-parameter-notice = Worth noticing
tool-yes = yes
tool-no = no
tool-notice-rule = The tool { $title }.
tool-notice-choices = Takes one of: { $choices }.
tool-notice-choices-more = Takes one of: { $choices } and { $more } more.
tool-notice-any = Its type is not stated, so anything can be passed.
type-any = any
type-list = array of { $items }
type-or = { $one } or { $other }

## The tool page: attacks
tool-attacks = Attacks that use this kind of access
tool-attacks-about = Being open to an attack is no fault of a tool: it says what has been done with tools like it.
tool-attack = : it { $reason }
tool-attack-in = , in { $it }

## The tool page: control
tool-gateway = A gateway stands between the agent and its servers and lets a call through only when a policy allows it.
tool-offers = What can be asked of its arguments
tool-offer = : { $told }
tool-steps = Put it to work
tool-put-gateway = Put a gateway that reads this format between the agent and { $server }.
tool-load = Load { $it } into it.
tool-find-name = Find the name that { $format } has for this server, and give it above: rules with another name never match.
tool-put-rules = Put the rules into { $it }, beside those that stand there.
tool-merged = For several tools of this server, take { $it } instead.
tool-merged-link = the merged policy
tool-call-native = Call the tool once and look at the gateway's log: the rule must have decided.
tool-call = Call the tool once and see that the rule decides.
tool-by-mode = If you need its other modes
tool-by-mode-about = The policy above judges { $tool } by its worst mode. This one allows the less risky modes and denies the rest, by the value of { $parameter }. A call that leaves { $parameter } out is denied too.
tool-related = Related tools
tool-riskiest = Riskiest on { $it }
tool-others = Other tools on { $it }
tool-elsewhere = The same act on other servers
tool-related-none = There are none in this catalogue yet.
tool-questions = Questions and answers
tool-changed = What changed
tool-provenance = Where this comes from
tool-from = Definition from
tool-fingerprint = Fingerprint
tool-defined = This definition since
tool-first-seen = First seen
tool-last-seen = Last seen
tool-rules-version = Rules version
tool-classified = Classified

## The tool page: questions and answers
ask-does = What does { $tool } do?
ask-accepts = What parameters does { $tool } accept?
ask-risk = What is the risk level of { $tool }, and why?
ask-enforce = How do I enforce a policy on { $tool }?
ask-limit = Can I rate-limit { $tool }?
ask-block = How do I block { $tool }?
ask-server = Which server provides { $tool }?
answer-unknown = Its server gives no description, so there is not enough to tell what a call of { $tool } does in detail. Judged by its name, its parameters and its server, it is { $kind } tool.
answer-unknown-bare = Its server gives no description, so there is not enough to tell what a call of { $tool } does in detail. Judged by its name and its server, it is { $kind } tool.
answer-does = { $tool } is { $kind } tool of { $server }: it { $deed }.
answer-does-described = { $tool } is { $kind } tool of { $server }: it acts as its description says.
answer-does-also = It also { $traits }.
answer-parameter = { $name } ({ $type })
answer-parameter-required = { $name } ({ $type }, required)
answer-accepts = { $count ->
    [one] 1 parameter
   *[other] { $count } parameters
}: { $listed }.
answer-accepts-more = { $count } parameters: { $listed } and { $more } more, listed in the table above.
answer-risk = { $risk }.
answer-enforce = Put a gateway that reads this format between the agent and { $server }, load the policy.json of this page into it, and call the tool once to see it at work.
answer-enforce-allow = The recommended policy allows it and denies every tool that it does not name.
answer-enforce-limit = The recommended policy allows it { $max } times a minute and denies every tool that it does not name.
answer-enforce-ask = The recommended policy denies it until a person approves and denies every tool that it does not name.
answer-enforce-deny = The recommended policy denies it and denies every tool that it does not name.
answer-enforce-hide = The recommended policy hides it from the agent and denies every tool that it does not name.
answer-enforce-merged = For several tools of the server, take the merged policy of the server's page, so that one document does not replace another.
answer-limit = Yes. The recommended policy does: under “limits” it sets the counter { $counter } to a max of { $max } with the window “minute” and the scope “grant”. Change the max to allow more or fewer calls.
answer-limit-none = Yes, though the recommended policy sets no limit, because { $because }. To set one, give the tool a “limits” entry with a counter such as { $counter }, a window and a max.
answer-limit-held = A limit would not help here: the recommended policy holds every call back. Once you allow calls, add a “limits” entry to keep them few.
answer-limit-hidden = There is nothing to limit while the tool is hidden. If you need it, take its name out of “hide”, give it an entry under “tools”, and set “limits” there.
answer-block-hidden = The recommended policy already does: { $tool } stands in its “hide” list, so the agent does not see it.
answer-block = Take its entry out of “tools”: the policy's default is “deny”, so what it does not name can't be called. To keep the agent from seeing it at all, add { $tool } to the “hide” list.
answer-server-only = { $server }, which has no other tool in this catalogue.
answer-server = { $server }, which has { $count ->
    [one] 1 other tool
   *[other] { $count } other tools
} in this catalogue.
answer-package = It is published as the package { $package }.
answer-repository = Its code is at { $repository }.
answer-look-too = Look at its other tools too before you connect it.

## What a policy does to calls
word-allow = allow
word-limit = { $max } a minute
word-ask = ask a person
word-deny = deny
word-hide = hide
told-allow = Calls of { $tool } go through without a limit, because { $because }.
told-limit = Calls of { $tool } go through, at most { $max } a minute for each grant, because { $because }.
told-ask = Calls of { $tool } are denied until a person approves, because { $because }.
told-deny = Calls of { $tool } are denied, because { $because }.
told-hide = { $tool } is hidden: the agent does not see it and can't call it, because { $because }.
told-allow-if = Calls of { $tool } go through without a limit.
told-limit-if = Calls of { $tool } go through, at most { $max } a minute for each grant.
told-only-if = A call goes through only if { $conditions }; any other is refused.
told-only-if-or-ask = A call goes through only if { $conditions }; any other waits for a person.
told-pace = The pace is such because { $because }.
told-would-ask = Without conditions each call would wait for a person, because { $because }.
told-would-hide = Without conditions it would be hidden, because { $because }.
told-others-allow = Every tool goes through, whether the policy names it or not.
told-others-deny = Every tool that the policy does not name is denied.
because-harmless-read = it only reads, and what it reads is not sensitive
because-sensitive-read = what it reads is sensitive, and a limit keeps one run from reading everything
because-secret-read = what it reads must stay secret, and a person should say yes each time
because-change = it changes things, and a limit keeps a mistake small
because-run = what it does depends on the call, and a limit gives people time to notice
because-payment = it can spend money, and a person should say yes each time
because-removal = what it removes or overwrites can't be brought back, and an agent that doesn't see a tool can't be talked into it
because-read-only = this policy only lets reads through
because-open = this policy holds nothing back
because-person = you decided so
condition-eq = { $argument } is { $value }
condition-in = { $argument } is one of { $values }
condition-lte = { $argument } is at most { $number }
condition-under = { $argument } lies in { $folders }
condition-host = { $argument } is on { $hosts }
condition-recipient = { $argument } goes to { $people }
condition-max-items = { $argument } has at most { $number } items
condition-read-only-sql = { $argument } is one SQL statement that only reads
condition-optional = { $condition } (if it is given)
effect-none = It names no tool.
effect = It { $parts }.
effect-allows = allows { $allowed } of { $tools ->
    [one] 1 tool
   *[other] { $tools } tools
}
effect-allows-within = allows { $allowed } of { $tools ->
    [one] 1 tool
   *[other] { $tools } tools
} ({ $within })
effect-limited = { $count } with a limit
effect-conditioned = { $count } with conditions
effect-asks = asks a person for { $count }
effect-denies = denies { $count }
effect-hides = hides { $count }
preset-strict = strict
preset-balanced = balanced
preset-open = open
preset-strict-does = Read-only: tools that change or run anything are hidden, and reads that return secrets wait for a person.
preset-balanced-does = Balanced preset: harmless reads pass, changes and runs are limited in number, payments wait for a person, and destructive tools are hidden.
preset-open-does = Everything goes through, whatever it is; what happened is in the gateway's log alone.
conflict-twice = `{ $tool }` was recommended twice, { $mild } and { $strict }; what is stricter of both holds
conflict-word = “{ $word }”
conflict-word-conditions = “{ $word }” with conditions
conflict-counter = `{ $other }` and `{ $tool }` differ only in case and share one counter

## Conditions that a tool's arguments allow
offer-modes = modes
offer-dry-run = dry-run
offer-statements = statements
offer-amount = amount
offer-paths = paths
offer-hosts = hosts
offer-recipients = recipients
offer-items = items
offer-holds = The policy asks that { $conditions }.
offer-can = It can be asked that { $conditions }.
offer-opens = Calls could go through when { $conditions }.
offer-idle = It could be asked that { $conditions }, but that alone lets no call through.
offer-needs = Can be limited by { $arguments }, once you name { $needs } above.
needs-amount = the highest amount
needs-paths = the folders
needs-hosts = the hosts
needs-recipients = the recipients
needs-items = the longest list
needs-nothing = nothing more
offer-no-statements = it runs what it is given, and what code does can't be told before it runs
offer-no-amount = it moves money, but no parameter says how much, so that no cap can be set
offer-no-paths = it takes a path, but no parameter is named like one, so that folders can't be listed
offer-no-hosts = it reaches the open world, but no parameter holds an address, so that hosts can't be listed
offer-no-recipients = it sends something out, but no parameter names who gets it, so that recipients can't be listed
offer-no-items = it changes many objects, but no parameter lists them, so that their number can't be capped
offer-no-schema = the definition holds no schema, so that nothing can be asked of its arguments
offer-no-shape = some of the arguments that it would be about have a shape that no condition looks into, so that it would not hold
offer-no-currency = the caller chooses the currency or the asset, so that one figure can't cap the amount

## What is wrong with what is asked of a policy
asked-none = { $field }: `{ $value }` is none of { $choices }
asked-open = preset: open holds nothing back, so that it takes no conditions; leave them out, or choose balanced
asked-amount = amount: give a number such as 100 or 99.5
asked-items = items: give a whole number such as 20
asked-many = { $field }: { $count } are given; the limit is { $limit }
asked-plain = { $field }: each is at most 1,000 bytes of plain text
asked-folder = { $field }: give whole paths such as /srv/desk, without ~, variables or wildcards
asked-host = { $field }: give names of hosts such as example.org, without scheme, port or path
asked-by = a policy can't be had by `{ $by }`; use mode
asked-format = there is no policy format `{ $name }`; there are { $known }
asked-alias = alias: give at most { $limit } bytes of plain text

## A policy on a page
policy-copy = Copy
policy-download = Download
policy-belongs = Put it in { $it }.
policy-before = Before it becomes rules for { $format }: { $effect }
policy-cannot-say = What { $format } can't say
policy-format = Client or gateway
policy-preset = Preset
policy-alias = Your name for the server
policy-more = More options: conditions on arguments, and what the target can't express
policy-conditions = Add every condition on arguments that the schema allows
policy-amount = Highest amount
policy-paths = Folders
policy-hosts = Hosts
policy-recipients = Recipients
policy-items = Longest list
policy-lossy = What can't be expressed
policy-lossy-stricter = is made stricter
policy-lossy-report = is left out and reported
policy-show = Show this policy
policy-tools-more = { $tools } and { $more } more
handled-same = same
handled-stricter = stricter
handled-weaker = weaker

## The policy format
format-title = The policy format · toolgrade
format-summary = The policy format of toolgrade: its members, the order in which they decide, its conditions on arguments, and the formats of clients and gateways that a policy can be had in.
format-heading = The policy format
format-lede = A policy says what an agent may do with the tools of a server. A gateway that stands between the two reads it and decides on each call. This page says what each part means; [its JSON Schema](/policy.schema.json) says how it is written, and `toolgrade policy test` applies it to sample calls.
format-order = How a call is decided
format-order-about = The steps are tried in this order; the first that gives an answer counts.
format-hide = : a tool in this list isn't shown to the agent, and its calls are refused. In a name, `*` stands for any text.
format-tools = : the rule under the tool's exact name. Where there is none, `default` decides: `allow` or `deny`.
format-require = : each clause must hold; the first that doesn't refuses the call.
format-deny-if = : the first clause that holds refuses the call.
format-limits = : a call goes through while fewer than `max` calls under the same `counter` and grant went through within the `window` (minute, hour or day) before it. Only calls that go through are counted.
format-empty = An empty rule, `{"{}"}`, lets every call of its tool through.
format-clauses = Clauses
format-clause = A clause has `conditions`, which hold together, and `on_deny`, the words that the agent is told. A clause without conditions always holds. A refusal waits for a person, who may let the call through, when its clause has no conditions or says `"until": "approved"`; otherwise it is final.
format-stack = A policy for a stack of servers has `servers` in the place of `hide` and `tools`: under each server's name these two.
format-conditions = Conditions on arguments
format-condition = A condition names an argument by `path` (`args.` and the names that lead to it), an operator by `op`, and a `value`. Where the argument is a list, each item must pass, and an empty list counts as not given; `eq` and `max_items` look at the whole list. An argument that isn't given fails, unless the condition says `"optional": true`.
format-operators = Operators
format-passes = The argument passes when it …
takes-any = any value
takes-values = a list of values
takes-number = a number
takes-folders = a list of folders
takes-hosts = a list of hosts
takes-recipients = a list of recipients
takes-whole = a whole number
takes-true = true
asks-eq = is this value, of the same type
asks-in = is one of these values
asks-lte = is a number, or text that is one, and its absolute value is at most this
asks-under = is a path in one of these folders by its text: . and .. are resolved, links are not followed, and a relative path lies in no absolute folder
asks-host = is an address, or a bare host, on one of these hosts or below them; an address with a user name or another scheme never is
asks-recipient = is one of these recipients, whatever the case; @example.org stands for every single address of that domain
asks-max-items = is a list of at most so many items
asks-read-only-sql = is one statement of SQL that starts with a reading word and holds no word that changes anything outside its quotes; what functions of the database do is not looked into
format-presets = Presets
format-try = Try one
format-try-label = Trying a policy
format-try-about = It answers `allow`, `ask`, `deny` or `hide`, with the rule that decided. Give several calls to see limits take effect.
format-others = Other formats
format-others-about = The same policy can be had for these clients and gateways, on each tool's and server's page, in the [builder](/builder), over the API (`?format=`) and on the command line (`--format`). What one can't express is made stricter, or left out and reported, as you choose; either way it is listed.
format-formats = Formats
format-name = Format
format-for = For
format-file = Goes into

## What a format is called, where it belongs, what it can't say
title-own = toolgrade's own format
title-annotations = corrected annotations
file-merged = `{ $file }`, merged into what is there
file-of-agent = `{ $file }` of the agent
file-of-request = `{ $file }` of the request
file-either = `{ $file }` or `{ $other }`
file-configuration = { $file }'s virtual MCP server configuration
file-settings = `{ $file }` of a person or a workspace
file-managed = `{ $file }`, or its place on macOS and Windows
file-patch = a patch for your `{ $file }`
file-each = `{ $file }`, one for each server
file-for = `{ $file }`, for `thv run --authz-config`
becomes-allow = calls go through
becomes-ask = a person is asked
becomes-deny = calls are refused
becomes-hide = the tool is hidden
loss-default-open = { $format } can't refuse tools that the policy doesn't name; of those, { $becomes }
loss-default-closed = { $format } can't let tools through that the policy doesn't name; of those, { $becomes }
loss-allow = { $format } asks a person until they let the tool through for good
loss-hide = { $format } can't hide single tools; { $becomes }
loss-deny = { $format } can't refuse single tools; { $becomes }
loss-ask = { $format } can't ask a person; { $becomes }
loss-ask-open = { $format } can't ask a person; { $becomes }
loss-limit = { $format } can't limit how many calls go through; { $becomes }
loss-limit-open = { $format } can't limit how many calls go through as the policy does; { $becomes }, and more of them than it says
loss-condition = { $format } can't express a condition as the policy has it; for calls that are in doubt: { $becomes }
loss-condition-open = { $format } can't express a condition; without it: { $becomes }
loss-name = { $format } reads this name in a way of its own; { $becomes }
tool-parameters-table = Table of parameters
policy-by-mode = policy.json by mode
loss-room = { $format } has no room for all of this; { $becomes }

## A tool's page as Markdown
twin-server = A tool of { $server }.
twin-description = What its server says of it
twin-policy = Recommended policy
twin-questions = Questions and answers

## The reasons for a verdict
reasons-corrected = A person corrected this verdict. The rules said { $category }, { $risk }: “{ $it }”
reasons-older = The reasons were written by another version of the rules, in English.

## Orders and filters of the list of servers
servers-narrowed = { $count } of { $total }.
servers-none = No server meets all of these filters.
servers-sorts = Sorted by
servers-sort-name = Name
servers-sort-worst-risk = Worst risk
servers-sort-high-risk = Most high-risk tools
servers-sort-tools = Most tools
servers-sort-newest = Newest
servers-field-risk = Worst risk of a tool
servers-field-does = What its tools do
servers-field-trait = A tool with the trait
servers-field-runs = How it is run
servers-field-tools = Its tools
servers-named-risk = worst risk
servers-named-does = its tools
servers-named-trait = trait
servers-named-runs = run as
servers-named-tools = tools
servers-risk-none = None known
servers-does-execute = Some execute
servers-does-write = Some write
servers-does-only-read = All only read
servers-runs-npm = npm package
servers-runs-pypi = PyPI package
servers-runs-oci = Container image
servers-runs-nuget = NuGet package
servers-runs-mcpb = MCP bundle
servers-runs-remote = Remote address
servers-runs-other = Other package
servers-runs-unknown = Not known
servers-tools-known = Known
servers-tools-unread = Not yet read
## Grammar of lists, continued
list-or = { $start } or { $last }

## What a stack's policy leaves open, and how its report reads
stack-left-open-strict = This policy still leaves open: { $it }. Limits slow them down; to close one, hide all tools of one of its columns, or choose strict.
stack-left-open = This policy still leaves open: { $it }. Limits slow them down; to close one, hide all tools of one of its columns.
stack-left-open-unlimited = This policy holds nothing back and leaves open: { $it }.
stack-rest = { $count ->
    [one] 1 further tool is not listed here.
   *[other] { $count } further tools are not listed here.
}
stack-put-in = Where a command says COMMAND or URL, put in what your configuration says, which is not kept here.
stack-kept-reads = It goes to this service and to nobody else. It is read in memory, and nothing of it is stored or logged.
stack-kept-shows = The report holds the names that you gave the servers, the packages, images, hosts and programs that they are, and the names of variables and headers. Values of variables and headers, arguments, queries and whatever in an address looks like a key are left out before anything is done with the rest.
stack-kept-own = On your own machine, `toolgrade stack` finds the files by itself and says what changed since the last time.
stack-example = Try it with an example

## What the levels of a change mean
change-level = { $level } severity
changes-level-high = The risk went up, the tool gained a trait that can do lasting harm, its definition now deceives, or it is new with high risk.
changes-level-medium = The category went up, the tool gained another trait, calls that worked may fail, it is gone or renamed, or it is new with medium risk.
changes-level-low = A check objects to it now, only the wording changed, or it is new with low risk.
changes-level-info = Shown under “all” alone: servers that came, went or changed, the tools that came with them, lowered risks, corrections that raise nothing, and what is back.

## Circumstances in a word or two
aspect-short-bounded = bounded
aspect-short-session = own session
aspect-short-secret-names = names of secrets
aspect-short-secret-argument = takes a credential
aspect-short-guarded-query = guarded query
aspect-short-named-address = address by the caller
aspect-short-path-content = content of a path

## Rules, attacks and figures, continued
rules-themes = Groups of rules
rule-unless-more = { $count } more
attack-is = What it is
method-lead = When last measured, on { $tools } labelled tools: category right { $category }, risk right { $risk }, dangerous misses { $misses }. [All figures](#figures)
method-set-labelled = Labelled tools: { $it }
method-set-hints = Tools with hints of their authors: { $it }
method-set-hostile = Hostile definitions: { $it }
method-set-some-hostile = Definitions, some of them hostile: { $it }
hostile-exfiltration = exfiltration
hostile-hidden-unicode = hidden characters
hostile-overt = openly malicious
hostile-injection = prompt injection
hostile-rug-pull = rug pull
hostile-shadowing = tool shadowing
## The API
api-title = The API · toolgrade
api-summary = Every address of toolgrade's API: its parameters, what it answers, and a request to try. Verdicts, searches, policies, changes, and definitions to be judged.
api-heading = The API
api-lede = A program can ask for all that the catalogue knows: verdicts with their evidence, searches, changes, and policies in every format. It can also send definitions and configurations to be judged, of which nothing is kept.
api-base = All addresses begin with `{ $base }`. Answers are JSON in snake case, with times in RFC 3339. Unknown parameters mean nothing.
api-document = The same stands in an [OpenAPI 3.1 document](/api/v1/openapi.json) for programs.
api-document-summary = An open catalogue of MCP servers and their tools: what each tool does, how bad a call can be, why, and which policy to put on it.
api-everywhere = What holds everywhere
api-paging = Paging
api-paging-about = A page of a list holds as many rows as `limit` says, at most 100. `meta.next` is the cursor of the next page: send it back as `cursor`, beside the same other parameters. On the last page it is null.
api-tag = Caching
api-tag-about = An answer to a GET has an `ETag`. Sent back as `If-None-Match`, it gives 304 and no body while nothing changed.
api-token = Tokens
api-token-about = Reading needs no token. Writing needs `Authorization: Bearer` with a token that the service was started with, by `TOOLGRADE_TOKEN` or `--token-file`.
api-errors = Errors
api-errors-about = A refusal is always `{"{"}"errors": [{"{"}"code": "…", "detail": "…"{"}"}]{"}"}`. The code is for programs; the detail says what is wrong and what to do.
api-statuses = Statuses
api-status = Status
api-status-when = When
api-status-200 = What was asked for.
api-status-201 = The same; the server is new.
api-status-304 = Nothing changed since the answer with the tag that was sent.
api-status-400 = The request can't be understood: a value out of its range, an unknown word, a cursor that is none of ours, a body that is no JSON.
api-status-401 = There is no token, or a wrong one. `WWW-Authenticate` says which.
api-status-403 = The service was started without any token, so that nobody may write.
api-status-404 = There is nothing of that name. The detail names the nearest.
api-status-405 = The address doesn't take this method.
api-status-409 = The package or repository belongs to a server of another name, or the name to another server.
api-status-413 = The body is over the limit.
api-status-422 = The body can be read, and what it says can't be done. The detail names the field.
api-status-503 = The search index is being built. `Retry-After` says when to ask again, and the error has `progress`.
api-status-other = Any other refusal, in the same form.
api-header-etag = A tag of the answer, for `If-None-Match`.
api-header-lost = How many parts of the policy the format can't express.
api-answers = It answers with { $done }.
api-answers-or-refuses = It answers with { $done }, or refuses with { $refused }.
api-needs-token = It needs a token.
api-body-mib = At most { $most } MiB.
api-body-kib = At most { $most } KiB.
api-parameter = Parameter
api-means = Meaning
api-takes = Values
api-parameters = Parameters of { $it }
api-request = A request
api-request-to = A request: { $it }
api-answer = What is answered, in part
api-answer-to = Part of the answer: { $it }
api-in-path = It stands in the path.
api-many-repeated = It may stand there several times; any of them holds then.
api-many-commas = Several with commas between them, at most { $most }.
api-usual = { $value } when nothing is said.
api-takes-text = Text.
api-takes-text-most = Text of at most { $most } characters.
api-takes-whole = A whole number.
api-takes-whole-within = A whole number from { $least } to { $most }.
api-takes-number = A number.
api-shared = It takes the parameters that say [how a policy shall be](#policy-parameters) as well.
api-shared-heading = How a policy shall be
api-group-catalogue = Reading the catalogue
api-group-search = Searching
api-group-policies = Policies
api-group-judging = Judging what you send
api-group-writing = Writing
api-list-servers = Lists the servers, by their names in addresses where no other order is asked for, and counts them under each filter.
api-get-server = Tells all that is known of a server, with its entry in the registry and the last time that it was asked itself.
api-get-server-annotations = Gives the annotations of a server's tools as their definitions would have them.
api-list-tools = Lists the tools of a server, riskiest first.
api-get-tool = Tells all that is known of a tool: definition, verdict, evidence, findings, corrections, and the attacks that it is open to.
api-get-tool-annotations = Gives the annotations of a tool as its definition would have them.
api-list-changes = Lists what changed, in the order of `seq`. To follow the catalogue, page until `meta.next` is null, then ask again with `since` set to `meta.sequence`.
api-list-rules = Lists the rules, and beside every page all checks.
api-get-rule = Tells all that a rule or a check says, with its examples.
api-list-attacks = Lists the attack library.
api-get-attack = Tells what happened in an attack, how it works, what stops it, and which tools are open to it.
api-get-stats = Gives the catalogue in numbers.
api-get-description = Gives this API as an OpenAPI 3.1 document.
api-search = Finds tools and servers, best first, and counts what each filter would leave.
api-suggest = Completes a name of a tool or a server, best known first.
api-get-tool-policy = Gives the policy for a tool, ready to save. The header `x-toolgrade-lost` counts what the format can't express.
api-get-server-policy = Gives one policy for all tools of a server.
api-merge-policies = Gives one policy for several servers or for some of their tools, with all that is known about it.
api-classify = Gives verdicts on definitions. Nothing of them is stored.
api-report-stack = Tells what an MCP client's configuration reaches, and what is dangerous together. Nothing of it is stored or logged.
api-put-server = Puts a server with all of its tools. The same body again changes nothing.
api-delete-server = Retires a server: its page stays with its history, and its tools leave lists, search and policies.
api-put-override = Puts a person's correction over the verdict on a tool.
api-delete-override = Takes a correction back, so that the verdict of the rules holds again.
api-body-policy = The body names 1 to 100 servers: each by its slug, with an `alias`, with `definitions` of your own in the place of the catalogue's, with some `tools` alone, and with `decisions` by tool. Beside `servers` it takes what says how the policy shall be, and `format`.
api-body-classify = The body is one definition, or `tools` with at most 1,000 of them. Of many, each gets its verdict or its `error`, in their order.
api-body-stack = The body is the configuration as it lies on the disk, in JSON with or without comments, TOML or YAML.
api-body-server = The body is a captured answer to `tools/list` with what is known of the server. A tool that isn't in it is gone.
api-body-override = The body says what is corrected of `category`, `risk` and `traits`, why in `note`, and who in `author`.
api-par-server = The server's name in addresses.
api-par-tool = The tool's exact name, percent-encoded.
api-par-rule = The id of a rule or a check.
api-par-attack = The id of an attack.
api-par-limit = Rows on a page.
api-par-cursor = Where the page begins: `meta.next` of the page before.
api-par-search-cursor = Where the page begins: `meta.next` of the page before, with the same `limit`. Up to 1,000 tools can be paged to.
api-par-since = A time in RFC 3339, or the number of a change: changes from then on, or behind that number.
api-par-severity = Changes that matter at least this much.
api-par-change-kind = Changes of this kind alone.
api-par-change-server = Changes of this server alone.
api-par-q = Words in any order, `"phrases"`, and filters such as `risk:high`.
api-par-category = What a call does.
api-par-risk = How bad a call can be.
api-par-trait = A property of the tool.
api-par-search-server = The slug of a server, or words of its name, package or repository.
api-par-lang = The language of the description.
api-par-has = Tools with annotations, or with findings of the checks.
api-par-kind = Tools or servers alone.
api-par-verbatim = Leaves words that nobody uses as they are.
api-par-typed = The beginning of a name.
api-par-sort = The order.
api-par-server-risk = The highest risk of its tools; `none` where no tool is known.
api-par-does = The worst that its tools do.
api-par-server-trait = Servers with a tool that has this property.
api-par-runs = How it is run: the kind of its package, or `remote`.
api-par-server-tools = Whether its tools are known.
api-par-format = The client or gateway that the policy is for.
api-par-stack-format = With it, the answer has one policy for all servers that were recognised for certain.
api-par-alias = The name that your client or gateway gives the server, at most 200 bytes. Without it, one is made from its slug.
api-par-explain = Puts the policy within an answer that says all that is known about it.
api-par-preset = How careful the policy is.
api-par-conditions = What is asked of arguments.
api-par-by = The same as `conditions=modes`.
api-par-amount = The highest amount that goes through.
api-par-paths = Folders that paths must lie in.
api-par-hosts = Hosts that addresses must be on.
api-par-recipients = Recipients; `@example.org` stands for a whole domain.
api-par-items = The longest list that goes through.
api-par-lossy = Whether what the format can't express is made stricter, or is left out and reported.
api-beside = Beside the API
api-beside-bundle = `GET /bundle.tar.gz?servers=SLUG,ALIAS:SLUG` is a bundle for Open Policy Agent with the policy of up to 100 servers.
api-beside-schema = `GET /policy.schema.json` is the JSON Schema of the catalogue's own policies; [its page](/docs/policy) says what they mean.
api-beside-feed = `GET /feed.atom` holds the latest changes as an Atom feed.
api-beside-health = `GET /healthz` answers as soon as the process is up. `GET /readyz` answers with 200 when requests can be answered, else with 503 and a word on what is missing: `store` or `index`.
