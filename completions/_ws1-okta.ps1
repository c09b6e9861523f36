
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'ws1-okta' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'ws1-okta'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'ws1-okta' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what setup, client create, client update or client rotate-secret would do, and change nothing; refused before another command')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Do all, in order: client, token, directory, values for Okta')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what is set up, where each secret is kept, and the days left')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'The bearer token')
            [CompletionResult]::new('client', 'client', [CompletionResultType]::ParameterValue, 'The tenant''s OAuth clients ("Remote App Access")')
            [CompletionResult]::new('directory', 'directory', [CompletionResultType]::ParameterValue, 'The tenant''s directories')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'The profiles: what is remembered of each tenant, without secrets')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Remove the profile''s secrets here; the tenant keeps what it has')
            [CompletionResult]::new('teardown', 'teardown', [CompletionResultType]::ParameterValue, 'Delete what setup made: directory, client, secrets, profile')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a simulated Workspace ONE Access tenant on this machine')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, of this command or of one below it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;setup' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Client ID [default: OktaSCIM]')
            [CompletionResult]::new('--client-secret-file', '--client-secret-file', [CompletionResultType]::ParameterName, 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one')
            [CompletionResult]::new('--access-token-ttl', '--access-token-ttl', [CompletionResultType]::ParameterName, 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: 1y]')
            [CompletionResult]::new('--refresh-token-ttl', '--refresh-token-ttl', [CompletionResultType]::ParameterName, 'Refresh Token TTL [default: 90d]')
            [CompletionResult]::new('--idle-token-ttl', '--idle-token-ttl', [CompletionResultType]::ParameterName, 'Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]')
            [CompletionResult]::new('--issue-refresh-token', '--issue-refresh-token', [CompletionResultType]::ParameterName, 'Issue Refresh Token [default: false]')
            [CompletionResult]::new('--directory-name', '--directory-name', [CompletionResultType]::ParameterName, 'Name of the directory [default: Okta Universal Directory]')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Domain of the directory, unique in the tenant; Okta''s attribute `domain` repeats it')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]')
            [CompletionResult]::new('--age-identity', '--age-identity', [CompletionResultType]::ParameterName, 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]')
            [CompletionResult]::new('--secret-to', '--secret-to', [CompletionResultType]::ParameterName, 'With --store none: what keeps the client''s secret, FILE or helper:NAME')
            [CompletionResult]::new('--token-to', '--token-to', [CompletionResultType]::ParameterName, 'Write the bearer token there too: FILE, readable by you alone, or helper:NAME')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Confirm that a half-made client is deleted and made again: its Client ID')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Set up a simulated tenant on this machine; nothing is kept')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the plan and its requests as curl lines; change nothing')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--accept-short-ttl', '--accept-short-ttl', [CompletionResultType]::ParameterName, 'With --yes: accept an access token that lives less than 30 days')
            [CompletionResult]::new('--show-token', '--show-token', [CompletionResultType]::ParameterName, 'Print the bearer token although this is no terminal')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;status' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every profile')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;token' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the bearer token that is kept: the API Token of Okta''s form')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Tell whether a person must act, for monitors: one line a profile')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'Fetch a new token if the kept one is due, test it, and keep it')
            [CompletionResult]::new('delivered', 'delivered', [CompletionResultType]::ParameterValue, 'Record that the token is saved in Okta')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;token;show' {
            [CompletionResult]::new('--token-to', '--token-to', [CompletionResultType]::ParameterName, 'Write it there instead: FILE, readable by you alone, or helper:NAME')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--show-token', '--show-token', [CompletionResultType]::ParameterName, 'Print it although this is no terminal')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;token;check' {
            [CompletionResult]::new('--before', '--before', [CompletionResultType]::ParameterName, 'Call a token due this long before its end (default: at two thirds of its life)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every profile')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Read the kept token from the secret store, too, and ask the tenant whether it works')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;token;renew' {
            [CompletionResult]::new('--before', '--before', [CompletionResultType]::ParameterName, 'Fetch a new token this long before the old one ends (default: at two thirds of its life)')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many profiles at once')
            [CompletionResult]::new('--token-to', '--token-to', [CompletionResultType]::ParameterName, 'Write the token there, too: FILE, readable by you alone, or helper:NAME; for several profiles helper:NAME only')
            [CompletionResult]::new('--exec', '--exec', [CompletionResultType]::ParameterName, 'Run a program for each new token: it gets the token on its standard input, and profile, fingerprint and expiry as WS1_OKTA_PROFILE, WS1_OKTA_TOKEN_FINGERPRINT and WS1_OKTA_TOKEN_EXPIRES_AT. Its arguments end at `\;`; the variable takes a program without arguments')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every profile')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Fetch a new token in any case')
            [CompletionResult]::new('--show-token', '--show-token', [CompletionResultType]::ParameterName, 'Print the token although this is no terminal')
            [CompletionResult]::new('--exec-delivers', '--exec-delivers', [CompletionResultType]::ParameterName, 'The program puts the token into Okta: its success is recorded as the delivery')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;token;delivered' {
            [CompletionResult]::new('--fingerprint', '--fingerprint', [CompletionResultType]::ParameterName, 'The token''s fingerprint (default: that of the token that is kept)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;token;watch' {
            [CompletionResult]::new('--before', '--before', [CompletionResultType]::ParameterName, 'Fetch a new token this long before the old one ends (default: at two thirds of its life, or up to a twentieth earlier)')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many profiles at once')
            [CompletionResult]::new('--token-to', '--token-to', [CompletionResultType]::ParameterName, 'Write the token there, too: FILE, readable by you alone, or helper:NAME; for several profiles helper:NAME only')
            [CompletionResult]::new('--exec', '--exec', [CompletionResultType]::ParameterName, 'Run a program for each new token: it gets the token on its standard input, and profile, fingerprint and expiry as WS1_OKTA_PROFILE, WS1_OKTA_TOKEN_FINGERPRINT and WS1_OKTA_TOKEN_EXPIRES_AT. Its arguments end at `\;`; the variable takes a program without arguments')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every profile')
            [CompletionResult]::new('--exec-delivers', '--exec-delivers', [CompletionResultType]::ParameterName, 'The program puts the token into Okta: its success is recorded as the delivery')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;token;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the bearer token that is kept: the API Token of Okta''s form')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Tell whether a person must act, for monitors: one line a profile')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'Fetch a new token if the kept one is due, test it, and keep it')
            [CompletionResult]::new('delivered', 'delivered', [CompletionResultType]::ParameterValue, 'Record that the token is saved in Okta')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;token;help;show' {
            break
        }
        'ws1-okta;token;help;check' {
            break
        }
        'ws1-okta;token;help;renew' {
            break
        }
        'ws1-okta;token;help;delivered' {
            break
        }
        'ws1-okta;token;help;watch' {
            break
        }
        'ws1-okta;token;help;help' {
            break
        }
        'ws1-okta;client' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what create, update or rotate-secret would do, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the OAuth clients of the tenant')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one OAuth client: this profile''s, or the one named')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make the OAuth client and keep its secret, as setup does, and no more')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the settings that are named, and no others')
            [CompletionResult]::new('rotate-secret', 'rotate-secret', [CompletionResultType]::ParameterValue, 'Give the profile''s client a new secret, without a gap: a new client takes its place')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an OAuth client: its tokens probably end, and with the profile''s own so does provisioning')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;client;list' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;client;show' {
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The Client ID')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;client;create' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Client ID [default: OktaSCIM]')
            [CompletionResult]::new('--client-secret-file', '--client-secret-file', [CompletionResultType]::ParameterName, 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one')
            [CompletionResult]::new('--access-token-ttl', '--access-token-ttl', [CompletionResultType]::ParameterName, 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: 1y]')
            [CompletionResult]::new('--refresh-token-ttl', '--refresh-token-ttl', [CompletionResultType]::ParameterName, 'Refresh Token TTL [default: 90d]')
            [CompletionResult]::new('--idle-token-ttl', '--idle-token-ttl', [CompletionResultType]::ParameterName, 'Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]')
            [CompletionResult]::new('--issue-refresh-token', '--issue-refresh-token', [CompletionResultType]::ParameterName, 'Issue Refresh Token [default: false]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]')
            [CompletionResult]::new('--age-identity', '--age-identity', [CompletionResultType]::ParameterName, 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]')
            [CompletionResult]::new('--secret-to', '--secret-to', [CompletionResultType]::ParameterName, 'With --store none: what keeps the client''s secret, FILE or helper:NAME')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Confirm that a half-made client is deleted and made again: its Client ID')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the plan and its requests as curl lines; change nothing')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--accept-short-ttl', '--accept-short-ttl', [CompletionResultType]::ParameterName, 'With --yes: accept an access token that lives less than 30 days')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;client;update' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Client ID [default: the profile''s]')
            [CompletionResult]::new('--client-secret-file', '--client-secret-file', [CompletionResultType]::ParameterName, 'Shared Secret of the client, in a file (- for stdin)')
            [CompletionResult]::new('--access-token-ttl', '--access-token-ttl', [CompletionResultType]::ParameterName, 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: unchanged]')
            [CompletionResult]::new('--refresh-token-ttl', '--refresh-token-ttl', [CompletionResultType]::ParameterName, 'Refresh Token TTL [default: unchanged]')
            [CompletionResult]::new('--idle-token-ttl', '--idle-token-ttl', [CompletionResultType]::ParameterName, 'Idle Token TTL, shorter than the Refresh Token TTL [default: unchanged]')
            [CompletionResult]::new('--issue-refresh-token', '--issue-refresh-token', [CompletionResultType]::ParameterName, 'Issue Refresh Token [default: unchanged]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where secrets are kept: keychain, helper:NAME, file or none [default: the profile''s]')
            [CompletionResult]::new('--age-identity', '--age-identity', [CompletionResultType]::ParameterName, 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]')
            [CompletionResult]::new('--secret-to', '--secret-to', [CompletionResultType]::ParameterName, 'With --store none: what keeps the client''s secret, FILE or helper:NAME')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Confirm that a half-made client is deleted and made again: its Client ID')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the plan and its requests as curl lines; change nothing')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--accept-short-ttl', '--accept-short-ttl', [CompletionResultType]::ParameterName, 'With --yes: accept an access token that lives less than 30 days')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;client;rotate-secret' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Client ID of the new client [default: the old one''s, with the next number]')
            [CompletionResult]::new('--client-secret-file', '--client-secret-file', [CompletionResultType]::ParameterName, 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one')
            [CompletionResult]::new('--access-token-ttl', '--access-token-ttl', [CompletionResultType]::ParameterName, 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: unchanged]')
            [CompletionResult]::new('--refresh-token-ttl', '--refresh-token-ttl', [CompletionResultType]::ParameterName, 'Refresh Token TTL [default: unchanged]')
            [CompletionResult]::new('--idle-token-ttl', '--idle-token-ttl', [CompletionResultType]::ParameterName, 'Idle Token TTL, shorter than the Refresh Token TTL [default: unchanged]')
            [CompletionResult]::new('--issue-refresh-token', '--issue-refresh-token', [CompletionResultType]::ParameterName, 'Issue Refresh Token [default: unchanged]')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'The old client''s id, to confirm its deletion without a terminal')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--in-place', '--in-place', [CompletionResultType]::ParameterName, 'Change the secret of the client itself. Whether its tokens outlive that, and so whether Okta''s does, is not known before')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the plan and its requests as curl lines; change nothing')
            [CompletionResult]::new('--show-token', '--show-token', [CompletionResultType]::ParameterName, 'Print the new token although this is no terminal')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--accept-short-ttl', '--accept-short-ttl', [CompletionResultType]::ParameterName, 'With --yes: accept an access token that lives less than 30 days')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;client;delete' {
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The Client ID')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'The Client ID once more, to confirm without a terminal')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;client;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the OAuth clients of the tenant')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one OAuth client: this profile''s, or the one named')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make the OAuth client and keep its secret, as setup does, and no more')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the settings that are named, and no others')
            [CompletionResult]::new('rotate-secret', 'rotate-secret', [CompletionResultType]::ParameterValue, 'Give the profile''s client a new secret, without a gap: a new client takes its place')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an OAuth client: its tokens probably end, and with the profile''s own so does provisioning')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;client;help;list' {
            break
        }
        'ws1-okta;client;help;show' {
            break
        }
        'ws1-okta;client;help;create' {
            break
        }
        'ws1-okta;client;help;update' {
            break
        }
        'ws1-okta;client;help;rotate-secret' {
            break
        }
        'ws1-okta;client;help;delete' {
            break
        }
        'ws1-okta;client;help;help' {
            break
        }
        'ws1-okta;directory' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the directories of the tenant, Just-in-Time ones included')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one directory, with its users and groups counted: this profile''s, or the one named')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a directory of type Other with one domain, and no more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a directory of type Other, with its users and groups')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;directory;list' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;directory;show' {
            [CompletionResult]::new('--directory-name', '--directory-name', [CompletionResultType]::ParameterName, 'Its name, its id or one of its domains')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;directory;create' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--directory-name', '--directory-name', [CompletionResultType]::ParameterName, 'Name of the directory [default: Okta Universal Directory]')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Domain of the directory, unique in the tenant; Okta''s attribute `domain` repeats it')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;directory;delete' {
            [CompletionResult]::new('--directory-name', '--directory-name', [CompletionResultType]::ParameterName, 'Its name, its id or one of its domains')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Its name once more, to confirm without a terminal')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;directory;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the directories of the tenant, Just-in-Time ones included')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one directory, with its users and groups counted: this profile''s, or the one named')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a directory of type Other with one domain, and no more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a directory of type Other, with its users and groups')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;directory;help;list' {
            break
        }
        'ws1-okta;directory;help;show' {
            break
        }
        'ws1-okta;directory;help;create' {
            break
        }
        'ws1-okta;directory;help;delete' {
            break
        }
        'ws1-okta;directory;help;help' {
            break
        }
        'ws1-okta;profile' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile: the one in use, or the one named')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Take this profile into use: commands without --profile work on it')
            [CompletionResult]::new('use-store', 'use-store', [CompletionResultType]::ParameterValue, 'Move the profile''s secrets to another store')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a profile; refused while secrets are kept for it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;profile;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;profile;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;profile;use' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;profile;use-store' {
            [CompletionResult]::new('--age-identity', '--age-identity', [CompletionResultType]::ParameterName, 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]')
            [CompletionResult]::new('--secret-to', '--secret-to', [CompletionResultType]::ParameterName, 'With --store none: what keeps the client''s secret, FILE or helper:NAME')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where secrets go: keychain, helper:NAME, file or none (needed)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;profile;remove' {
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Its name once more, to confirm without a terminal')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Forget it although a store that cannot be used may still hold secrets of it: they stay there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;profile;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile: the one in use, or the one named')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Take this profile into use: commands without --profile work on it')
            [CompletionResult]::new('use-store', 'use-store', [CompletionResultType]::ParameterValue, 'Move the profile''s secrets to another store')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a profile; refused while secrets are kept for it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;profile;help;list' {
            break
        }
        'ws1-okta;profile;help;show' {
            break
        }
        'ws1-okta;profile;help;use' {
            break
        }
        'ws1-okta;profile;help;use-store' {
            break
        }
        'ws1-okta;profile;help;remove' {
            break
        }
        'ws1-okta;profile;help;help' {
            break
        }
        'ws1-okta;logout' {
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'The profile''s name, to confirm without a terminal')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;teardown' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Leave this part (can be repeated)')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'The profile''s name, to confirm without a terminal')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The Access tenant, for example https://acme.workspaceoneaccess.com')
            [CompletionResult]::new('--answers', '--answers', [CompletionResultType]::ParameterName, 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Get in as this local administrator (a user of the System Domain)')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The administrator''s password, in a file (- for stdin)')
            [CompletionResult]::new('--admin-client-id', '--admin-client-id', [CompletionResultType]::ParameterName, 'Get in with this OAuth client, which may make others')
            [CompletionResult]::new('--admin-client-secret-file', '--admin-client-secret-file', [CompletionResultType]::ParameterName, 'That client''s shared secret, in a file (- for stdin)')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Get in with the bearer token in this file (- for stdin)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--by-hand', '--by-hand', [CompletionResultType]::ParameterName, 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;sandbox' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Loopback address and port; port 0 takes a free one')
            [CompletionResult]::new('--ca-out', '--ca-out', [CompletionResultType]::ParameterName, 'Write the certificate of the made authority here (- for stdout, after the URL), for the --ca-file of programs')
            [CompletionResult]::new('--tenant-path', '--tenant-path', [CompletionResultType]::ParameterName, 'Have the tenant in the path, as multi-tenant installations do: /SAAS/t/NAME')
            [CompletionResult]::new('--admin-user', '--admin-user', [CompletionResultType]::ParameterName, 'Name of the local administrator [default: admin]')
            [CompletionResult]::new('--admin-password-file', '--admin-password-file', [CompletionResultType]::ParameterName, 'The local administrator''s password, in a file (- for stdin); without it one is made and shown')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Keep the tenant in this file from one start to the next (it holds secrets; mode 0600)')
            [CompletionResult]::new('--switch', '--switch', [CompletionResultType]::ParameterName, 'Decide an uncertain behaviour; see --list-switches; may be repeated')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'Spoil calls; may be repeated')
            [CompletionResult]::new('--fault-file', '--fault-file', [CompletionResultType]::ParameterName, 'File with faults (- for stdin), one a line as for --fault; lines that begin with # do not count')
            [CompletionResult]::new('--control', '--control', [CompletionResultType]::ParameterName, 'Answer control calls of programs on this loopback address: switches, faults, clients, clock, requests, overview, directories, tokens, users, groups')
            [CompletionResult]::new('--users', '--users', [CompletionResultType]::ParameterName, 'Number of made-up users')
            [CompletionResult]::new('--groups', '--groups', [CompletionResultType]::ParameterName, 'Number of made-up groups')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--https', '--https', [CompletionResultType]::ParameterName, 'HTTPS with a certificate made at the start (the same port still answers plain HTTP)')
            [CompletionResult]::new('--no-page', '--no-page', [CompletionResultType]::ParameterName, 'Serve no web page; else it is at /_sandbox')
            [CompletionResult]::new('--list-switches', '--list-switches', [CompletionResultType]::ParameterName, 'List the switches with their values, and end')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'One line for each request on standard error, without secrets')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;completions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;man' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take the profile of this name (default: the one in use, or the tenant''s own)')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Form of the result on stdout; docs/json.md of the source names the fields of each command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file too (- for stdin)')
            [CompletionResult]::new('--proxy', '--proxy', [CompletionResultType]::ParameterName, 'Go through this proxy, in place of the system''s')
            [CompletionResult]::new('--age-passphrase-file', '--age-passphrase-file', [CompletionResultType]::ParameterName, 'With --store file: the passphrase of the age identity, in a file (- for stdin)')
            [CompletionResult]::new('--pass-env', '--pass-env', [CompletionResultType]::ParameterName, 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'The same as --output json; an error beside another --output')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: what is missing is an error')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer the confirmation of creating and changing with yes; never deletes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Tell only errors, warnings and the result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Tell each step (-v), and each request, redacted (-vv)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'ws1-okta;help' {
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Do all, in order: client, token, directory, values for Okta')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what is set up, where each secret is kept, and the days left')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'The bearer token')
            [CompletionResult]::new('client', 'client', [CompletionResultType]::ParameterValue, 'The tenant''s OAuth clients ("Remote App Access")')
            [CompletionResult]::new('directory', 'directory', [CompletionResultType]::ParameterValue, 'The tenant''s directories')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'The profiles: what is remembered of each tenant, without secrets')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Remove the profile''s secrets here; the tenant keeps what it has')
            [CompletionResult]::new('teardown', 'teardown', [CompletionResultType]::ParameterValue, 'Delete what setup made: directory, client, secrets, profile')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a simulated Workspace ONE Access tenant on this machine')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, of this command or of one below it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'ws1-okta;help;setup' {
            break
        }
        'ws1-okta;help;status' {
            break
        }
        'ws1-okta;help;token' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the bearer token that is kept: the API Token of Okta''s form')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Tell whether a person must act, for monitors: one line a profile')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'Fetch a new token if the kept one is due, test it, and keep it')
            [CompletionResult]::new('delivered', 'delivered', [CompletionResultType]::ParameterValue, 'Record that the token is saved in Okta')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`')
            break
        }
        'ws1-okta;help;token;show' {
            break
        }
        'ws1-okta;help;token;check' {
            break
        }
        'ws1-okta;help;token;renew' {
            break
        }
        'ws1-okta;help;token;delivered' {
            break
        }
        'ws1-okta;help;token;watch' {
            break
        }
        'ws1-okta;help;client' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the OAuth clients of the tenant')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one OAuth client: this profile''s, or the one named')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make the OAuth client and keep its secret, as setup does, and no more')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Change the settings that are named, and no others')
            [CompletionResult]::new('rotate-secret', 'rotate-secret', [CompletionResultType]::ParameterValue, 'Give the profile''s client a new secret, without a gap: a new client takes its place')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete an OAuth client: its tokens probably end, and with the profile''s own so does provisioning')
            break
        }
        'ws1-okta;help;client;list' {
            break
        }
        'ws1-okta;help;client;show' {
            break
        }
        'ws1-okta;help;client;create' {
            break
        }
        'ws1-okta;help;client;update' {
            break
        }
        'ws1-okta;help;client;rotate-secret' {
            break
        }
        'ws1-okta;help;client;delete' {
            break
        }
        'ws1-okta;help;directory' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the directories of the tenant, Just-in-Time ones included')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one directory, with its users and groups counted: this profile''s, or the one named')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a directory of type Other with one domain, and no more')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a directory of type Other, with its users and groups')
            break
        }
        'ws1-okta;help;directory;list' {
            break
        }
        'ws1-okta;help;directory;show' {
            break
        }
        'ws1-okta;help;directory;create' {
            break
        }
        'ws1-okta;help;directory;delete' {
            break
        }
        'ws1-okta;help;profile' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile: the one in use, or the one named')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Take this profile into use: commands without --profile work on it')
            [CompletionResult]::new('use-store', 'use-store', [CompletionResultType]::ParameterValue, 'Move the profile''s secrets to another store')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a profile; refused while secrets are kept for it')
            break
        }
        'ws1-okta;help;profile;list' {
            break
        }
        'ws1-okta;help;profile;show' {
            break
        }
        'ws1-okta;help;profile;use' {
            break
        }
        'ws1-okta;help;profile;use-store' {
            break
        }
        'ws1-okta;help;profile;remove' {
            break
        }
        'ws1-okta;help;logout' {
            break
        }
        'ws1-okta;help;teardown' {
            break
        }
        'ws1-okta;help;sandbox' {
            break
        }
        'ws1-okta;help;completions' {
            break
        }
        'ws1-okta;help;man' {
            break
        }
        'ws1-okta;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
