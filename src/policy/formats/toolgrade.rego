# Asks of every call whether it may go through.
#
# Input: {"server": the server's alias, "tool": the tool's exact name, "arguments": what it is given}.
# Output: data.toolgrade.decision is "allow", "ask" (a person approves), "deny" or "hide" (not even listed);
# data.toolgrade.allow is true where it is "allow".

default allow := false

allow if decision == "allow"

rule := policy.servers[input.server].tools[input.tool]

decision := policy.fallback if not rule

decision := rule.decision if count(failing) == 0

# The first clause that fails says what becomes of the call.
decision := rule.require[min(failing)].otherwise if count(failing) > 0

failing contains place if {
	some place, clause in rule.require
	not holds(clause)
}

holds(clause) if {
	every condition in clause.conditions {
		met(condition)
	}
}

# Null where the argument isn't given.
argument(name) := object.get(object.get(input, "arguments", {}), name, null)

lacks(condition) if argument(condition.argument) == null

# An empty list gives nothing to a test that is about each item.
lacks(condition) if {
	not whole[condition.op]
	argument(condition.argument) == []
}

met(condition) if {
	lacks(condition)
	condition.optional
}

met(condition) if {
	not lacks(condition)
	passes(condition, argument(condition.argument))
}

# A list passes when each item does, but for the tests that are about the whole value.
whole := {"eq", "max_items"}

passes(condition, value) if {
	condition.op == "eq"
	value == condition.value
}

passes(condition, value) if {
	condition.op == "max_items"
	is_array(value)
	count(value) <= condition.value
}

passes(condition, value) if {
	not whole[condition.op]
	is_array(value)
	every item in value {
		one(condition, item)
	}
}

passes(condition, value) if {
	not whole[condition.op]
	not is_array(value)
	one(condition, value)
}

one(condition, value) if {
	condition.op == "in"
	value in condition.value
}

one(condition, value) if {
	condition.op == "lte"
	abs(amount(value)) <= condition.value
}

one(condition, value) if {
	condition.op == "under"
	is_string(value)
	some folder in condition.value
	outer := steps(folder)
	inner := steps(value)
	outer.rooted == inner.rooted
	array.slice(inner.steps, 0, count(outer.steps)) == outer.steps
}

one(condition, value) if {
	condition.op == "host"
	is_string(value)
	not regex.match(condition.doubtful, value)
	reaches(condition, value)
}

one(condition, value) if {
	condition.op == "recipient"
	is_string(value)
	regex.match(condition.pattern, value)
}

reaches(condition, address) if regex.match(condition.with_scheme, address)

reaches(condition, address) if {
	not contains(address, "://")
	regex.match(condition.without_scheme, address)
}

# A number, or text that is nothing but one.
amount(value) := value if is_number(value)

amount(value) := to_number(written) if {
	is_string(value)
	text := trim_space(value)
	regex.match(`^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$`, text)
	started := regex.replace(trim_prefix(text, "+"), `^(-?)[.]`, "${1}0.")
	ended := regex.replace(started, `[.]($|[eE])`, ".0$1")
	written := regex.replace(ended, `^(-?)0+([0-9])`, "${1}${2}")
}

# The steps of a path, "." and ".." resolved, and whether it starts at a root or a drive. Undefined for what leads above its
# start, and for what one system may read in another way than the next.
steps(path) := {"rooted": rooted, "steps": array.concat(drive, kept)} if {
	bare := trim_prefix(path, "file://")
	bare != ""
	not regex.match(`[\x00-\x1f\x7f-\x{9f}%~${},;|*?]`, bare)
	not mixed(bare)
	slashed := replace(bare, "\\", "/")
	not startswith(slashed, "//")
	named := [step | some step in split(slashed, "/"); step != ""]
	every step in named {
		not odd(step)
	}
	drive := [upper(step) | some place, step in named; place == 0; regex.match(`^[A-Za-z]:$`, step)]
	rest := array.slice(named, count(drive), count(named))
	every step in rest {
		not contains(step, ":")
	}
	rooted := is_rooted(slashed, drive)
	walked := [step | some step in rest; step != "."]
	depths := [depth |
		some place, _ in walked
		behind := array.slice(walked, 0, place + 1)
		depth := count([step | some step in behind; step != ".."]) - count([step | some step in behind; step == ".."])
	]
	every depth in depths {
		depth >= 0
	}

	# A step is kept unless a later one leads back above it.
	kept := [step |
		some place, step in walked
		step != ".."
		every later in array.slice(depths, place, count(depths)) {
			later >= depths[place]
		}
	]
}

default is_rooted(_, _) := false

is_rooted(path, _) if startswith(path, "/")

is_rooted(_, drive) if count(drive) > 0

# A backslash is a step to one system and a letter to the other.
mixed(path) if {
	contains(path, "\\")
	contains(path, "..")
}

mixed(path) if {
	contains(path, "\\")
	contains(path, "/")
}

# Dots and blanks alone, but for "." and "..": some systems leave the blanks out.
odd(step) if {
	not step in {".", ".."}
	regex.match(`^[.\t-\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]*$`, step)
}
