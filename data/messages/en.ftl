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

## What the words of a verdict mean, page by page
taxonomy-title = { $heading } · toolgrade
taxonomy-category = { $name } tools
taxonomy-risk = Tools of { $name } risk
taxonomy-trait = Tools with the trait { $name }
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
taxonomy-search = Search among them

## Pictures and cards
counts-part = { $count } { $level }
counts-told = Tools by risk: { $parts }
counts-none = Its tools were not seen yet
card-server = An MCP server
card-tool = A tool of { $server }
card-verdict = { $category } · { $risk } risk
heat-told = Categories by risk: most tools are { $category } of { $level } risk, { $count } of them
confidence-high = high
confidence-moderate = moderate
confidence-low = low
dial-told = Confidence { $percent } %, { $word }
reach-told = How it comes together: { $title }
reach-more = and { $count } more
timeline-told = Tools of high risk: { $before } on { $first }, { $now } on { $last }
timeline-numbers = The numbers
timeline-day = Day
