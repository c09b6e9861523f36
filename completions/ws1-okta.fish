# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_ws1_okta_global_optspecs
    string join \n profile= output= json color= dry-run no-input yes quiet v/verbose ca-file= proxy= age-passphrase-file= pass-env= timeout= h/help V/version
end

function __fish_ws1_okta_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_ws1_okta_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_ws1_okta_using_subcommand
    set -l cmd (__fish_ws1_okta_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l dry-run -d 'Show what setup, client create, client update or client rotate-secret would do, and change nothing; refused before another command'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -s V -l version -d 'Print version'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "setup" -d 'Do all, in order: client, token, directory, values for Okta'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "status" -d 'Show what is set up, where each secret is kept, and the days left'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "token" -d 'The bearer token'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "client" -d 'The tenant\'s OAuth clients ("Remote App Access")'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "directory" -d 'The tenant\'s directories'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "profile" -d 'The profiles: what is remembered of each tenant, without secrets'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "logout" -d 'Remove the profile\'s secrets here; the tenant keeps what it has'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "teardown" -d 'Delete what setup made: directory, client, secrets, profile'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "sandbox" -d 'Run a simulated Workspace ONE Access tenant on this machine'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "completions" -d 'Print the completions of a shell'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "man" -d 'Print the manual page, of this command or of one below it'
complete -c ws1-okta -n "__fish_ws1_okta_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l client-id -d 'Client ID [default: OktaSCIM]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l client-secret-file -d 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l access-token-ttl -d 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: 1y]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l refresh-token-ttl -d 'Refresh Token TTL [default: 90d]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l idle-token-ttl -d 'Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l issue-refresh-token -d 'Issue Refresh Token [default: false]' -r -f -a "true\t''
false\t''"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l directory-name -d 'Name of the directory [default: Okta Universal Directory]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l domain -d 'Domain of the directory, unique in the tenant; Okta\'s attribute `domain` repeats it' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l store -d 'Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l age-identity -d 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l secret-to -d 'With --store none: what keeps the client\'s secret, FILE or helper:NAME' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l token-to -d 'Write the bearer token there too: FILE, readable by you alone, or helper:NAME' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l confirm -d 'Confirm that a half-made client is deleted and made again: its Client ID' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l sandbox -d 'Set up a simulated tenant on this machine; nothing is kept'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l dry-run -d 'Show the plan and its requests as curl lines; change nothing'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l accept-short-ttl -d 'With --yes: accept an access token that lives less than 30 days'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l show-token -d 'Print the bearer token although this is no terminal'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l all -d 'Every profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -f -a "show" -d 'Print the bearer token that is kept: the API Token of Okta\'s form'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -f -a "check" -d 'Tell whether a person must act, for monitors: one line a profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -f -a "renew" -d 'Fetch a new token if the kept one is due, test it, and keep it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -f -a "delivered" -d 'Record that the token is saved in Okta'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -f -a "watch" -d 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and not __fish_seen_subcommand_from show check renew delivered watch help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l token-to -d 'Write it there instead: FILE, readable by you alone, or helper:NAME' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l show-token -d 'Print it although this is no terminal'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l before -d 'Call a token due this long before its end (default: at two thirds of its life)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l all -d 'Every profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l online -d 'Read the kept token from the secret store, too, and ask the tenant whether it works'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l before -d 'Fetch a new token this long before the old one ends (default: at two thirds of its life)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l jobs -d 'How many profiles at once' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l token-to -d 'Write the token there, too: FILE, readable by you alone, or helper:NAME; for several profiles helper:NAME only' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l exec -d 'Run a program for each new token: it gets the token on its standard input, and profile, fingerprint and expiry as WS1_OKTA_PROFILE, WS1_OKTA_TOKEN_FINGERPRINT and WS1_OKTA_TOKEN_EXPIRES_AT. Its arguments end at `\\;`; the variable takes a program without arguments' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l all -d 'Every profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l force -d 'Fetch a new token in any case'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l show-token -d 'Print the token although this is no terminal'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l exec-delivers -d 'The program puts the token into Okta: its success is recorded as the delivery'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from renew" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l fingerprint -d 'The token\'s fingerprint (default: that of the token that is kept)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from delivered" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l before -d 'Fetch a new token this long before the old one ends (default: at two thirds of its life, or up to a twentieth earlier)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l jobs -d 'How many profiles at once' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l token-to -d 'Write the token there, too: FILE, readable by you alone, or helper:NAME; for several profiles helper:NAME only' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l exec -d 'Run a program for each new token: it gets the token on its standard input, and profile, fingerprint and expiry as WS1_OKTA_PROFILE, WS1_OKTA_TOKEN_FINGERPRINT and WS1_OKTA_TOKEN_EXPIRES_AT. Its arguments end at `\\;`; the variable takes a program without arguments' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l all -d 'Every profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l exec-delivers -d 'The program puts the token into Okta: its success is recorded as the delivery'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print the bearer token that is kept: the API Token of Okta\'s form'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "check" -d 'Tell whether a person must act, for monitors: one line a profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "renew" -d 'Fetch a new token if the kept one is due, test it, and keep it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "delivered" -d 'Record that the token is saved in Okta'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "watch" -d 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l dry-run -d 'Show what create, update or rotate-secret would do, and change nothing'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -f -a "list" -d 'List the OAuth clients of the tenant'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -f -a "show" -d 'Show one OAuth client: this profile\'s, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -f -a "create" -d 'Make the OAuth client and keep its secret, as setup does, and no more'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -f -a "update" -d 'Change the settings that are named, and no others'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -f -a "rotate-secret" -d 'Give the profile\'s client a new secret, without a gap: a new client takes its place'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -f -a "delete" -d 'Delete an OAuth client: its tokens probably end, and with the profile\'s own so does provisioning'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and not __fish_seen_subcommand_from list show create update rotate-secret delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l client-id -d 'The Client ID' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l client-id -d 'Client ID [default: OktaSCIM]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l client-secret-file -d 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l access-token-ttl -d 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: 1y]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l refresh-token-ttl -d 'Refresh Token TTL [default: 90d]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l idle-token-ttl -d 'Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l issue-refresh-token -d 'Issue Refresh Token [default: false]' -r -f -a "true\t''
false\t''"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l store -d 'Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l age-identity -d 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l secret-to -d 'With --store none: what keeps the client\'s secret, FILE or helper:NAME' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm that a half-made client is deleted and made again: its Client ID' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l dry-run -d 'Show the plan and its requests as curl lines; change nothing'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l accept-short-ttl -d 'With --yes: accept an access token that lives less than 30 days'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l client-id -d 'Client ID [default: the profile\'s]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l client-secret-file -d 'Shared Secret of the client, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l access-token-ttl -d 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: unchanged]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l refresh-token-ttl -d 'Refresh Token TTL [default: unchanged]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l idle-token-ttl -d 'Idle Token TTL, shorter than the Refresh Token TTL [default: unchanged]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l issue-refresh-token -d 'Issue Refresh Token [default: unchanged]' -r -f -a "true\t''
false\t''"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l store -d 'Where secrets are kept: keychain, helper:NAME, file or none [default: the profile\'s]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l age-identity -d 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l secret-to -d 'With --store none: what keeps the client\'s secret, FILE or helper:NAME' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm that a half-made client is deleted and made again: its Client ID' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l dry-run -d 'Show the plan and its requests as curl lines; change nothing'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l accept-short-ttl -d 'With --yes: accept an access token that lives less than 30 days'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l client-id -d 'Client ID of the new client [default: the old one\'s, with the next number]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l client-secret-file -d 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l access-token-ttl -d 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: unchanged]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l refresh-token-ttl -d 'Refresh Token TTL [default: unchanged]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l idle-token-ttl -d 'Idle Token TTL, shorter than the Refresh Token TTL [default: unchanged]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l issue-refresh-token -d 'Issue Refresh Token [default: unchanged]' -r -f -a "true\t''
false\t''"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l confirm -d 'The old client\'s id, to confirm its deletion without a terminal' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l in-place -d 'Change the secret of the client itself. Whether its tokens outlive that, and so whether Okta\'s does, is not known before'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l dry-run -d 'Show the plan and its requests as curl lines; change nothing'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l show-token -d 'Print the new token although this is no terminal'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l accept-short-ttl -d 'With --yes: accept an access token that lives less than 30 days'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from rotate-secret" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l client-id -d 'The Client ID' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l confirm -d 'The Client ID once more, to confirm without a terminal' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the OAuth clients of the tenant'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one OAuth client: this profile\'s, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from help" -f -a "create" -d 'Make the OAuth client and keep its secret, as setup does, and no more'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from help" -f -a "update" -d 'Change the settings that are named, and no others'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from help" -f -a "rotate-secret" -d 'Give the profile\'s client a new secret, without a gap: a new client takes its place'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete an OAuth client: its tokens probably end, and with the profile\'s own so does provisioning'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand client; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -f -a "list" -d 'List the directories of the tenant, Just-in-Time ones included'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -f -a "show" -d 'Show one directory, with its users and groups counted: this profile\'s, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -f -a "create" -d 'Make a directory of type Other with one domain, and no more'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -f -a "delete" -d 'Delete a directory of type Other, with its users and groups'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and not __fish_seen_subcommand_from list show create delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l directory-name -d 'Its name, its id or one of its domains' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l directory-name -d 'Name of the directory [default: Okta Universal Directory]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l domain -d 'Domain of the directory, unique in the tenant; Okta\'s attribute `domain` repeats it' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l directory-name -d 'Its name, its id or one of its domains' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l confirm -d 'Its name once more, to confirm without a terminal' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the directories of the tenant, Just-in-Time ones included'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one directory, with its users and groups counted: this profile\'s, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from help" -f -a "create" -d 'Make a directory of type Other with one domain, and no more'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete a directory of type Other, with its users and groups'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand directory; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -f -a "list" -d 'List the profiles'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -f -a "show" -d 'Show one profile: the one in use, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -f -a "use" -d 'Take this profile into use: commands without --profile work on it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -f -a "use-store" -d 'Move the profile\'s secrets to another store'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -f -a "remove" -d 'Forget a profile; refused while secrets are kept for it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and not __fish_seen_subcommand_from list show use use-store remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l age-identity -d 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l secret-to -d 'With --store none: what keeps the client\'s secret, FILE or helper:NAME' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l store -d 'Where secrets go: keychain, helper:NAME, file or none (needed)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from use-store" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l confirm -d 'Its name once more, to confirm without a terminal' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l force -d 'Forget it although a store that cannot be used may still hold secrets of it: they stay there'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the profiles'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one profile: the one in use, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "use" -d 'Take this profile into use: commands without --profile work on it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "use-store" -d 'Move the profile\'s secrets to another store'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Forget a profile; refused while secrets are kept for it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l confirm -d 'The profile\'s name, to confirm without a terminal' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l keep -d 'Leave this part (can be repeated)' -r -f -a "directory\t'The directory, with its users and groups'
client\t'The OAuth client; its secret and the profile stay as well'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l confirm -d 'The profile\'s name, to confirm without a terminal' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l tenant -d 'The Access tenant, for example https://acme.workspaceoneaccess.com' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l answers -d 'Read answers from this TOML file (- for stdin): the keys are the flags\' names, `_` for `-`; paths in it count from its folder' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l admin-user -d 'Get in as this local administrator (a user of the System Domain)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l admin-password-file -d 'The administrator\'s password, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l admin-client-id -d 'Get in with this OAuth client, which may make others' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l admin-client-secret-file -d 'That client\'s shared secret, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l token-file -d 'Get in with the bearer token in this file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l by-hand -d 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand teardown" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l listen -d 'Loopback address and port; port 0 takes a free one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l ca-out -d 'Write the certificate of the made authority here (- for stdout, after the URL), for the --ca-file of programs' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l tenant-path -d 'Have the tenant in the path, as multi-tenant installations do: /SAAS/t/NAME' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l admin-user -d 'Name of the local administrator [default: admin]' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l admin-password-file -d 'The local administrator\'s password, in a file (- for stdin); without it one is made and shown' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l state -d 'Keep the tenant in this file from one start to the next (it holds secrets; mode 0600)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l switch -d 'Decide an uncertain behaviour; see --list-switches; may be repeated' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l fault -d 'Spoil calls; may be repeated' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l fault-file -d 'File with faults (- for stdin), one a line as for --fault; lines that begin with # do not count' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l control -d 'Answer control calls of programs on this loopback address: switches, faults, clients, clock, requests, overview, directories, tokens, users, groups' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l users -d 'Number of made-up users' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l groups -d 'Number of made-up groups' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l https -d 'HTTPS with a certificate made at the start (the same port still answers plain HTTP)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l no-page -d 'Serve no web page; else it is at /_sandbox'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l list-switches -d 'List the switches with their values, and end'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l log -d 'One line for each request on standard error, without secrets'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l profile -d 'Take the profile of this name (default: the one in use, or the tenant\'s own)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l output -d 'Form of the result on stdout; docs/json.md of the source names the fields of each command' -r -f -a "human\t'Text for people'
json\t'One JSON document'
jsonl\t'Lists: one JSON object a line, the last one `{"complete":true}`'
csv\t'Lists: CSV with a heading'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l color -d 'When to colour' -r -f -a "auto\t'On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise'
always\t'Always'
never\t'Never'"
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l ca-file -d 'Trust the certificate authorities in this PEM file too (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l proxy -d 'Go through this proxy, in place of the system\'s' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l age-passphrase-file -d 'With --store file: the passphrase of the age identity, in a file (- for stdin)' -r -F
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l pass-env -d 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l timeout -d 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one' -r
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l json -d 'The same as --output json; an error beside another --output'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l no-input -d 'Never ask: what is missing is an error'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l yes -d 'Answer the confirmation of creating and changing with yes; never deletes'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -l quiet -d 'Tell only errors, warnings and the result'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -s v -l verbose -d 'Tell each step (-v), and each request, redacted (-vv)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "setup" -d 'Do all, in order: client, token, directory, values for Okta'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "status" -d 'Show what is set up, where each secret is kept, and the days left'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "token" -d 'The bearer token'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "client" -d 'The tenant\'s OAuth clients ("Remote App Access")'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "directory" -d 'The tenant\'s directories'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "profile" -d 'The profiles: what is remembered of each tenant, without secrets'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "logout" -d 'Remove the profile\'s secrets here; the tenant keeps what it has'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "teardown" -d 'Delete what setup made: directory, client, secrets, profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "sandbox" -d 'Run a simulated Workspace ONE Access tenant on this machine'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "completions" -d 'Print the completions of a shell'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "man" -d 'Print the manual page, of this command or of one below it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and not __fish_seen_subcommand_from setup status token client directory profile logout teardown sandbox completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "show" -d 'Print the bearer token that is kept: the API Token of Okta\'s form'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "check" -d 'Tell whether a person must act, for monitors: one line a profile'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "renew" -d 'Fetch a new token if the kept one is due, test it, and keep it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "delivered" -d 'Record that the token is saved in Okta'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "watch" -d 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from client" -f -a "list" -d 'List the OAuth clients of the tenant'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from client" -f -a "show" -d 'Show one OAuth client: this profile\'s, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from client" -f -a "create" -d 'Make the OAuth client and keep its secret, as setup does, and no more'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from client" -f -a "update" -d 'Change the settings that are named, and no others'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from client" -f -a "rotate-secret" -d 'Give the profile\'s client a new secret, without a gap: a new client takes its place'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from client" -f -a "delete" -d 'Delete an OAuth client: its tokens probably end, and with the profile\'s own so does provisioning'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from directory" -f -a "list" -d 'List the directories of the tenant, Just-in-Time ones included'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from directory" -f -a "show" -d 'Show one directory, with its users and groups counted: this profile\'s, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from directory" -f -a "create" -d 'Make a directory of type Other with one domain, and no more'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from directory" -f -a "delete" -d 'Delete a directory of type Other, with its users and groups'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "list" -d 'List the profiles'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "show" -d 'Show one profile: the one in use, or the one named'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "use" -d 'Take this profile into use: commands without --profile work on it'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "use-store" -d 'Move the profile\'s secrets to another store'
complete -c ws1-okta -n "__fish_ws1_okta_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "remove" -d 'Forget a profile; refused while secrets are kept for it'
