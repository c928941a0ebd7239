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
home-lede = An AI agent can call any tool of any MCP server that is connected to it. This catalogue says of every tool whether it reads, writes or executes, how risky a call is and why, from its definition alone, and hands out the policy to put on it.
home-examples = delete file, send email, 删除 …
home-numbers = { $tools } on { $servers }
home-empty = The catalogue is empty. Fill it with { $it }.
home-riskiest = Servers with the most tools of high risk
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
problem-all-servers = All servers
problem-no-server = There is no server “{ $wanted }” in this catalogue.
problem-no-tool = The server “{ $server }” has no tool “{ $wanted }”.
problem-no-rule = There is no rule “{ $wanted }” among those in use.
problem-no-attack = There is no attack “{ $wanted }” in the library.
problem-no-page = There is nothing at { $path }.
problem-rebuilding = The search index is being rebuilt, { $percent } done. Servers and their tools can be listed meanwhile.
problem-request-id = The request id in the x-request-id header finds it in the log.

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
server-asked-open = { $date } over { $transport }: answered to everybody
server-asked-guarded = { $date } over { $transport }: asked for authorization ({ $detail })
server-asked-dead = { $date } over { $transport }: no tools: { $detail }
server-asked-in = { $asked } in { $ms } ms
server-tools = Tools, riskiest first
server-policy = One policy for the whole server
server-policy-lede = It holds for every tool above what its own page recommends, in one document.
server-builder = Decide on each tool yourself, in the builder
server-history = What changed
server-unchanged = Nothing worth telling since it was first catalogued.
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
change-badge-risk = risk { $after }
change-badge-risk-moved = risk { $before } → { $after }
change-badge-category = category { $after }
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
changes-elsewhere = The same [as a feed]({ $feed }) and [as JSON](/api/v1/changes).
changes-levels = High: the risk went up, the tool gained a trait that can do lasting harm, or its definition deceives now. Medium: it gained another trait, calls that were right may fail, or it is gone. Low: other words, to no effect.

## Search
search-title = Search · toolgrade
search-title-of = { $query }: search · toolgrade
search-summary = Search MCP servers and tools by the words in their names and descriptions.
search-heading = Search
search-heading-of = Search: { $it }
search-lede = Type words that stand in the name or the description of a tool or a server, in English or Chinese, such as [delete file](/search?q=delete+file) or [发送邮件](/search?q=%E5%8F%91%E9%80%81%E9%82%AE%E4%BB%B6).
search-understands = What a search understands
search-any-order = Words in any order. `createIssue` and `create_issue` find the same.
search-side-by-side = Words that stand side by side.
search-filters = Filters: `category:`, `risk:`, `trait:`, `server:`, `lang:`, `has:` (`annotations`, `findings`) and `kind:` (`tool`, `server`). The same one twice means either, different ones mean both.
search-rebuilding = Search is being rebuilt
search-rebuilding-lede = The index of names and descriptions is being rebuilt, { $percent }.
search-again = [Try again]({ $again }) in a moment, or [browse the servers](/servers) meanwhile.
search-corrected = Showing results for { $it }.
search-instead = Search instead for { $it }.
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
search-other-words = Other or fewer words
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
search-field-has = With
search-named-category = category
search-named-risk = risk
search-named-trait = trait
search-named-language = language
search-named-has = with
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
search-why-elsewhere = found in its title, in the rest of its description or in what is known of its server
search-why-filters = it meets the filters

## The stack page
stack-title = Your stack · toolgrade
stack-summary = Paste the configuration of an MCP client and see every tool that its agent can call, which of them are risky, and which are dangerous together.
stack-heading = What can your agent reach?
stack-nothing-sent = Nothing was sent. Paste a configuration, or choose a file.
stack-pasted = the pasted text
stack-problem = { $name }
stack-none-on = No server is switched on.
stack-none-known = Nothing is known yet of the tools of these servers.
stack-can-call = It can call { $tools } on { $servers }, { $high } of them of high risk.
stack-open = { $count ->
    [one] Nothing is known yet of 1 further server.
   *[other] Nothing is known yet of { $count } further servers.
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
stack-by-address = by the address that it asks
stack-servers = Servers, riskiest first
stack-unread = Known, tools not yet read
stack-unread-lede = The catalogue knows these servers, and nobody has asked them for their tools yet. The command does; it starts the server or asks its address.
stack-unknown = Not in this catalogue
stack-unknown-lede = The command asks the server for its tools and adds it. Where it says COMMAND or URL, put in what your configuration says, which is not kept here. Perhaps { $it } knows them: it brings the registry's servers.
stack-another = Another configuration
stack-lot-lede = One policy for the servers of your configuration. Only their names were sent again.
stack-lede = Paste the configuration of an MCP client, or choose its file. You get every tool that its agent can call, the risky ones first, and what is dangerous together.
stack-config = Configuration: JSON (comments are fine), TOML or YAML
stack-files = Or files, at most { $limit } MiB together
stack-submit = Show what it reaches
stack-kept = What happens with the text
stack-kept-lede = It goes to this service and to nobody else. It is read in memory, and nothing of it is stored or logged. The report holds the names that you gave the servers, the packages, images, hosts and programs that they are, and the names of variables and headers. Values of variables and headers, arguments, queries and whatever in an address looks like a key are left out before anything is done with the rest. On your own machine, `toolgrade stack` finds the files by itself and says what changed since the last time.
stack-clients = Read are the files of { $clients }, and whatever is written like them.
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
stack-belongs = It belongs into { $it }.
stack-write = `toolgrade stack --write` puts it there, beside the rules that stand there already.
stack-format = Client or gateway
stack-preset = Preset
stack-show-policy = Show this policy
stack-source = { $name }:
stack-hidden = Hidden by the client: { $tools }
stack-hidden-more = Hidden by the client: { $tools } and { $count } more

## The policy builder
builder-title = Policy builder · toolgrade
builder-title-of = Policy for { $subject }: builder · toolgrade
builder-summary = Choose a server or paste a tools/list answer, decide on each tool, and take the policy along in the format of your client or gateway. Nothing is stored.
builder-its-policy = its policy
builder-heading = Build a policy
builder-lede = Choose a server or paste its list of tools, decide on each tool, and take the policy along in the format of your client or gateway. Nothing that you paste is stored.
builder-known = For a server of this catalogue
builder-slug = Slug of the server
builder-choose = Choose
builder-where = The [list of servers](/servers) and the [search](/search) lead to their pages; each has a link here.
builder-paste = For a list of your own
builder-answer = A server's answer to `tools/list`, as JSON
builder-judge = Judge these tools
builder-pasted = the pasted list
builder-heading-of = A policy for { $subject }
builder-server-page = The server's page
builder-download = Download
builder-policy = The policy
builder-tools = Tools
builder-table = Tools and decisions
builder-tool = Tool
builder-category = Category
builder-risk = Risk
builder-recommended = Recommended
builder-decision = Your decision
builder-decision-on = Decision on { $tool }
builder-as-recommended = as recommended
builder-with-conditions = { $word }, with conditions

## The contact form
contact-heading = Contact
contact-title = Contact · toolgrade
contact-summary = Tell the people who run this catalogue what is wrong or missing.
contact-lede = Tell the people who run this catalogue what is wrong, missing or unclear. A wrong verdict is best told with what it should be, and which words of the definition say so.
contact-about = What it is about (optional)
contact-message = Your message
contact-name = Your name (optional)
contact-address = Your mail address (optional; without one nobody can answer)
contact-trap = Leave this field empty
contact-send = Send
contact-kept = At most { $most } characters. What you send is kept by whoever runs this catalogue until they delete it; your address serves only to answer you.
contact-thanks-title = Thank you · toolgrade
contact-thanks-summary = The message was kept.
contact-thanks = Thank you
contact-thanks-lede = Your message was kept. The people who run this catalogue read it with `toolgrade messages`.
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
attack-first-hand = told after those who found or named it
attack-second-hand = told after the accounts of others, which agree
attack-unchecked = told after the accounts of others; we have not opened the report itself
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
attack-asks-finding = is objected to by { $what }
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
copy = Copy
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
rules-weights = A positive weight speaks for a category, a trait or a finding, a negative one against it.
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
rule-quiet = Examples that must not
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
method-step-read = **Read.** Every field becomes words with their places. Names are split at case and punctuation, Chinese text by a dictionary. Each sentence is told apart by what it is there for, so that examples, advice and notes on arguments don't count as deeds. The verbs that lead are found, and what stands behind a “not” is marked.
method-step-match = **Match.** [{ $rules }](/rules) look for words in places: a leading verb, what stands beside it, a parameter's name, one of a list of choices. Each carries examples that must fire it and examples that must not.
method-step-weigh = **Weigh.** Each rule that fires adds its weights. The heaviest category wins. A trait holds when enough weight speaks for it. Where no rule says what a call does, the verdict is Execute: what isn't understood is never simply allowed.
method-step-explain = **Explain.** The risk is read off the table above. The rules that weighed most become a short rationale, and the exact words that they rest on are marked on the tool's page, each with its rule.
method-confidence = What the confidence means
method-confidence-told = The confidence is a promise about many verdicts: of those that say 90 %, about nine in ten should have the right category. It comes from how far the winning category lies ahead of the others. Without a description it can't pass 50 %, and with nothing to go on it can't pass 30 %; the page then says that there is not enough to tell. Whether the promise is kept was measured: the tables of confidence below set what was said beside what was right. The confidence is about the category alone, not about the risk or the traits.
method-annotations = What servers claim of themselves
method-annotations-told = A server may annotate its own tools as read-only, destructive and so on. By the protocol these are untrusted, and a server that means harm will claim to be harmless. So verdicts are made without them. A tool's page shows them beside the verdict, and says so where a claim and the definition contradict each other.
method-corrections = Corrections by people
method-corrections-told = Whoever runs a catalogue can correct a verdict, with a reason and a name. The correction then holds, also for the policy; what the rules said stays visible beside it. New rules never undo a correction, and it can be taken back at any time.
method-checks = Checks that no verdict can make
method-checks-shown = A verdict says what a definition describes, not whether the definition is honest. So it is shown as it stands: quoted in full, with every character that doesn't show or that turns the order of reading written out by its code, and with contradictions between what is claimed and what is described pointed out.
method-checks-read = Besides, [{ $checks }](/rules#checks) read every text of a definition: name, title, description, names and texts of parameters, defaults, choices, the output schema. Most of them are lists of phrases that must stand in an order, near each other or in certain places; the rest are small functions, for characters that don't show, for hints that the definition contradicts, for secrets as arguments. What a check objects to is a __finding__, with a severity and the exact words. The family *poisoning* is about definitions that deceive or attack, the family *hygiene* about carelessness. No finding moves category or risk.
method-checks-limits = What they can't do: their words were gathered from published attacks and tuned on the development files whose figures stand below, so those figures flatter. Text that says the same in words of its own is caught only in part, and in languages other than English and Chinese hardly at all. That no check objects does not mean that a definition is honest; and a check that objects can be wrong, so read the quoted words.
method-languages = Languages
method-languages-told = English and Chinese are read alike: the rules hold words of both, and the figures are split by language so that a gap would show. Other languages are not understood. A tool described in one of them is judged by its name and its parameters, which are nearly always English.
method-limits = What this can't do
method-limit-code = It does not see code. A definition that lies gets the verdict that its lie deserves.
method-limit-arguments = It does not see arguments. What an Execute does in one call is up to that call.
method-limit-alone = It judges each tool alone. Two harmless tools can do harm together: one that reads secrets beside one that sends messages.
method-limit-data = It does not know your data. What is Medium in general can be unacceptable in your place; correct it or write a stricter policy.
method-limit-wrong = It is sometimes wrong, as the figures below say. A verdict is an aid to judgement and no guarantee.
method-figures = How often it is right
method-figures-version = Rules version in use: `{ $version }`. The figures come from the command `toolgrade eval`, which anybody can run on labelled tools of their own. Those who wrote the rules could see each set below, so the figures flatter: on tools that nobody has looked at, expect somewhat less.
method-figures-words = A __dangerous miss__ is a tool said to read that really writes or executes, or one of high risk said to be of low risk. A __false alarm__ is a tool that only reads and was said to do more. Hints of servers' authors are no labels: some of them are wrong.
method-figures-none = No figures came with this program.
method-set = The set { $it }
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
method-apart = On average the two lie { $error } apart, on a scale from 0 to 1.
method-hostile = { $set }: hostile definitions
method-hostile-caption = Hostile definitions: how many of each kind the checks found
method-kind = Kind
method-found = Found
method-share = Share
method-all-kinds = All kinds
method-false-alarms = False alarms of the checks: of { $definitions } that nobody called hostile, they objected to { $objected } for poisoning, with severity Medium or High ({ $percent }).
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
