# SPDX-License-Identifier: GPL-2.0-or-later
#
# validate.py SCHEMA <DOCUMENT: is it what the schema describes?

import json, sys
from jsonschema import Draft202012Validator

schema = json.load(open(sys.argv[1]))
Draft202012Validator.check_schema(schema)
errors = list(Draft202012Validator(schema).iter_errors(json.load(sys.stdin)))
for error in errors[:10]:
    print(list(error.absolute_path), error.message[:200])
sys.exit(bool(errors))
