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
rule-takes-many = a parameter takes a list of what the tool acts on
rule-takes-one = no parameter takes a list of what the tool acts on
rule-for-category = It speaks for { $category } with weight { $weight }.
rule-against-category = It speaks against { $category } with weight { $weight }.
rule-for-trait = It speaks for the trait { $found } with weight { $weight }; a trait holds from { $holds }.
rule-against-trait = It speaks against the trait { $found } with weight { $weight }; a trait holds from { $holds }.
rule-for-aspect = It speaks for a finding that the risk table asks for, with weight { $weight }: { $aspect }. A finding holds from { $holds }.
rule-against-aspect = It speaks against a finding that the risk table asks for, with weight { $weight }: { $aspect }. A finding holds from { $holds }.
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
